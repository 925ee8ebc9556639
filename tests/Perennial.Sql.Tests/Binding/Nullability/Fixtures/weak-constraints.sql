create table parent (id integer, x integer, y integer, z integer, w integer);
create table child (extra text) inherits (parent);
insert into parent values (1, null, null, 1, 1);
insert into child values (2, null, null, null, null, null);
alter table parent add constraint not_valid check (x is not null) not valid;
alter table only parent add constraint not_inherited check (z is not null) no inherit;
create table base (id integer not null, n integer);
create table derived (m integer) inherits (base);
alter table derived alter column n set not null;
create table part (id integer not null, region text, amount integer) partition by list (region);
create table part_a partition of part for values in ('a');
create table part_null partition of part for values in (null);
create table part_rest partition of part default;
alter table part_a alter column amount set not null;
create table keyed (k integer, v integer, w integer, unique (k), primary key (v) deferrable initially deferred);
create unique index keyed_w on keyed (w) where w > 0;
create table partial_key (id integer primary key, code text, kind text not null);
create unique index on partial_key (code) where kind = 'a';
create unique index on partial_key (lower(code));

-- name: not_valid_check
-- columns: x?
-- rows: many
select x from parent

-- name: no_inherit_check
-- columns: z?, least?
-- rows: many
select z, (select min(p.id) from only parent p) as least from parent

-- name: only_the_parent
-- columns: id?, z
-- rows: many
select id, z from only parent

-- name: no_key_of_the_parent
-- columns: id?
-- rows: many
-- unseen: id
select id from parent

-- name: child_by_itself
-- columns: extra?, x?, z?
-- rows: many
select extra, x, z from child

-- name: derived_column
-- columns: id, n, m?
-- rows: many
select id, n, m from derived

-- name: base_with_derived
-- columns: id, n?
-- rows: many
select id, n from base

-- name: partitions
-- columns: id, region?, amount?
-- rows: many
select id, region, amount from part

-- name: one_partition
-- columns: id, region?, amount
-- rows: many
-- unseen: region
select id, region, amount from part_a

-- name: null_partition
-- columns: id, region?
-- rows: many
select id, region from part_null

-- name: inherited_key_is_not_unique
-- parameters: id
-- columns: id
-- rows: many
-- unseen: id
select id from parent where id = $1

-- name: unique_column_may_be_null
-- parameters: k
-- columns: k, v
-- rows: zero-or-one
select k, v from keyed where k = $1

-- name: deferred_key
-- parameters: v
-- columns: k?
-- rows: many
select k from keyed where v = $1

-- name: partial_unique_index
-- parameters: code
-- columns: id
-- rows: many
select id from partial_key where code = $1 and kind = 'a'

-- name: expression_index
-- parameters: p1
-- columns: id
-- rows: many
select id from partial_key where lower(code) = $1

-- name: unique_by_is_not_distinct
-- parameters: k?
-- columns: k?
-- rows: many
select k from keyed where k is not distinct from $1
