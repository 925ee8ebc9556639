create table t (id integer primary key, n integer not null);
create view v (a, b) as select t.id, sum(t.n) from t group by t.id;
create view w (a, b,c) as select t.id, sum(t.n), sum(-n) from t group by t.id;
create materialized view m (x, y) as select sum(id), sum(n) from t;
create view same as select id, n as m from t;
create view part (k) as select id, n as m from t;
create recursive view r (n) as select 1 union all select n + 1 from r where n < 5;
alter view same rename column m to q;
