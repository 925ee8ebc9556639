create schema app;
create table app.log (log_id bigint not null, at date not null, level integer, primary key (log_id, at)) partition by range (at);
create table app.log_2023 partition of app.log for values from ('2023-01-01') to ('2024-01-01');
create table app.log_2024 partition of app.log for values from ('2024-01-01') to ('2025-01-01');
create table app.log_old (log_id bigint not null, at date not null, level integer, primary key (log_id, at));
create table app.log_rest partition of app.log for values from ('2030-01-01') to ('2031-01-01');
