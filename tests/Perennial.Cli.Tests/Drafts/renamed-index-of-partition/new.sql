create schema app;
create table app.log (log_id bigint not null, at date not null, level integer, kind text) partition by range (at);
create table app.log_2024 partition of app.log for values from ('2024-01-01') to ('2025-01-01');

create index log_level on app.log (level);
create index log_kind_at on app.log (kind);
alter index app.log_2024_level_idx rename to log_2024_level;
