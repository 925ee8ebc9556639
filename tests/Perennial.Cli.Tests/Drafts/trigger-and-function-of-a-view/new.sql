create schema app;
create table app.t (a bigint);
create view app.v as select a from app.t;
