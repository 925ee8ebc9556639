create table events (id bigint generated always as identity, at timestamptz not null, kind text not null, body jsonb default '{}', primary key (id, at)) partition by range (at);
create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01');
create table base (a integer not null, b text);
create table derived (c numeric) inherits (base);
create table lengths (metres numeric(8, 2), feet numeric generated always as (metres * 3.28) stored);
create materialized view kinds as select kind, count(*) as events, max(at) as latest from events group by kind;
create sequence numbers as integer;
-- queries
-- name: Partitioned
select *, tableoid::regclass from events where at >= $1 and body @> $2;
-- name: OnlyParent
select * from only base;
-- name: Child
select d.*, d.a + d.c from derived d;
-- name: Generated
insert into lengths (metres) values ($1) returning feet;
-- name: GeneratedRefused
insert into lengths (feet) values (1);
-- name: UpdateGenerated
update lengths set feet = 1;
-- name: Materialized
select * from kinds where events > $1;
-- name: WriteMaterialized
-- warning: PRN0022
insert into kinds values ('a', 1, now());
-- name: Sequence
select nextval('numbers'), currval('numbers'::regclass), last_value from numbers;
-- name: NoSequence
select nextval('nmbers');
-- name: Catalogs
select c.relname, c.relkind, n.nspname, pg_get_expr(d.adbin, d.adrelid) from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_attrdef d on d.adrelid = c.oid where c.relname = $1;
-- name: InformationSchema
select table_name, column_name, data_type, is_nullable from information_schema.columns where table_schema = $1 order by ordinal_position;
-- name: Sample
select * from events tablesample system (10);
-- name: Locking
select * from base where a = $1 for update skip locked;
-- name: LockGroups
select count(*) from base for update;
