create view totals as select road_id, built, count(*) as n from bridges group by grouping sets ((road_id, built), ());
create view sampled as select name from roads tablesample bernoulli (10);
create view ordered as select name from roads order by name using >;
create view groups as select road_id from bridges group by distinct rollup (road_id), rollup (road_id);
create view walk as with recursive r(n) as (select 1 union all select n + 1 from r where n < 5) search depth first by n set o select n from r;
create view locked as select r.name from roads r join bridges b using (road_id) for share of r nowait;
