create table app.log (log_id bigint not null, at timestamptz not null) partition by range (at);

create table app.log_2024 partition of app.log for values from ('2024-01-01 06:00:00+00') to ('2025-01-01');
