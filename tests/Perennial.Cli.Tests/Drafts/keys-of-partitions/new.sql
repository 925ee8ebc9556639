create schema app;
create table app.log (log_id bigint not null, at date not null, kind text not null, level integer, constraint log_pkey primary key (log_id, at, kind), constraint log_level_key unique (at, kind, level)) partition by range (at);
create table app.log_2024 partition of app.log for values from ('2024-01-01') to ('2025-01-01');
create table app.log_2025 partition of app.log for values from ('2025-01-01') to ('2026-01-01') partition by list (kind);
create table app.log_2025_a partition of app.log_2025 for values in ('a');
create table app.log_2025_rest partition of app.log_2025 default;
