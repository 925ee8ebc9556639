create schema app;
create table app.log (log_id bigint not null, at date not null, level integer, kind text) partition by range (at);
create table app.log_2024 partition of app.log for values from ('2024-01-01') to ('2025-01-01');

create table app.log_2025 partition of app.log for values from ('2025-01-01') to ('2026-01-01');
create index log_level_2 on app.log (level) where kind is not null;
create index log_level_1 on app.log (level);
create unique index log_level_3 on app.log (level, at);
