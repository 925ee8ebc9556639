create schema app;
create table app.queue (id bigint primary key with (fillfactor = 80), state integer not null, payload text, note text, amount numeric)
    with (fillfactor = 90, autovacuum_enabled = true, toast.autovacuum_enabled = false);
create index queue_state on app.queue (state) with (fillfactor = 70);
create index queue_words on app.queue using gin (to_tsvector('english', payload)) with (fastupdate = false);
alter table app.queue cluster on queue_state;
alter table app.queue alter column payload set storage external;
alter table app.queue alter column note set compression pglz;
alter table app.queue alter column note set statistics 50;
alter table app.queue alter column amount set (n_distinct = 10, n_distinct_inherited = 20);
create table app.identified (id bigint not null unique, other bigint not null);
alter table app.identified replica identity using index identified_id_key;
create table app.logged (id bigint primary key);
create unlogged table app.not_logged (id bigint primary key);
create materialized view app.sums with (fillfactor = 60) as select state, sum(amount) as amount from app.queue group by state;
create unique index sums_state on app.sums (state);
