create schema app;
create table app.log (log_id bigint, at date, kind text) partition by range (at);
