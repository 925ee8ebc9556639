create schema app;
create table app.t (id integer primary key, n integer not null, gone integer);
create view app.renamed (a, b) as select id, n + gone from app.t;
