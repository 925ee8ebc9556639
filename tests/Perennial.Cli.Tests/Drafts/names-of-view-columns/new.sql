create schema app;
create table app.t (id integer primary key, n integer not null);
create view app.v (a, b, c) as select t.id, sum(t.n), sum(-t.n) from app.t group by t.id;
create materialized view app.m (x, y) as select sum(id), sum(n) from app.t;
create view app.renamed as select id, n from app.t;
alter view app.renamed rename column n to number;
create view app.plain as select * from app.t;
create recursive view app.counted (n) as values (1) union all select n + 1 from counted where n < 10;
