-- postgres: 18
create table t (id integer primary key, x integer, y integer, z integer not null);
insert into t values (1, null, null, 1);
alter table t add constraint x_later not null x not valid;
create table inherited (a integer, constraint a_here not null a no inherit);
create table heir () inherits (inherited);
insert into heir values (null);
create table virtual (id integer primary key, base integer, twice integer generated always as (base * 2) virtual, thrice integer generated always as (id * 3) stored);
create table unenforced (id integer primary key, x integer, constraint x_there check (x is not null) not enforced);

-- name: not_valid_not_null
-- columns: x?, y?, z
-- rows: many
select x, y, z from t

-- name: not_inherited_not_null
-- columns: a?
-- rows: many
select a from inherited

-- name: virtual_columns
-- columns: twice?, thrice, base?
-- rows: many
-- unseen: thrice
select twice, thrice, base from virtual

-- name: not_enforced_check
-- columns: x?
-- rows: many
select x from unenforced
