create table roads (road_id int primary key, name text not null);
create table bridges (bridge_id int primary key, road_id int not null references roads, built date);
create view old_bridges as select bridge_id, built from bridges where built < '1950-01-01';
create view totals as select road_id, built, count(*) as n from bridges group by grouping sets ((road_id, built));
create view sampled as select name from roads tablesample bernoulli (20);
create view ordered as select name from roads order by name using <;
create view groups as select road_id from bridges group by rollup (road_id), rollup (road_id);
create view walk as with recursive r(n) as (select 1 union all select n + 1 from r where n < 5) search breadth first by n set o select n from r;
create view locked as select r.name from roads r join bridges b using (road_id) for share of b nowait;
