create table roads (road_id int primary key, name text not null);
create table bridges (bridge_id int primary key, road_id int not null references roads, built date);
create view old_bridges as select bridge_id, built from bridges where built < '1950-01-01';
create view totals as
 SELECT road_id,
    built,
    count(*) AS n
   FROM bridges
  GROUP BY GROUPING SETS ((road_id, built), ());
create view sampled as
 SELECT name
   FROM roads TABLESAMPLE bernoulli (10);
create view ordered as
 SELECT name
   FROM roads
  ORDER BY name DESC;
create view groups as
 SELECT road_id
   FROM bridges
  GROUP BY DISTINCT ROLLUP(road_id), ROLLUP(road_id);
create view walk as
 WITH RECURSIVE r(n) AS (
         SELECT 1 AS "?column?"
        UNION ALL
         SELECT (r_1.n + 1)
           FROM r r_1
          WHERE (r_1.n < 5)
        ) SEARCH DEPTH FIRST BY n SET o
 SELECT n
   FROM r;
create view locked as
 SELECT r.name
   FROM (roads r
     JOIN bridges b USING (road_id))
 FOR SHARE OF r NOWAIT;
