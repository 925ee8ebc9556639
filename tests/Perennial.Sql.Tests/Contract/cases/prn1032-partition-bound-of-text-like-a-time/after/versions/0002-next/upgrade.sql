create table app.log (log_id bigint not null, at text not null) partition by list (at);

create table app.log_2024 partition of app.log for values in ('2024-01-01');
