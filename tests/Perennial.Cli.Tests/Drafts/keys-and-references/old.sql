create schema app;
create table app.tags (note_id bigint, code text, log_id bigint, at date);
create table app.notes (note_id bigint not null, code text not null);
create table app.log (log_id bigint not null, at date not null) partition by range (at);
create table app.log_2024 partition of app.log for values from ('2024-01-01') to ('2025-01-01');
create table app.parts (log_id bigint, at date not null) partition by range (at);
create table app.parts_2024 partition of app.parts for values from ('2024-01-01') to ('2025-01-01');
