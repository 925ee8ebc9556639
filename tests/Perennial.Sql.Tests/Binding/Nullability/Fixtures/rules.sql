create table told (k integer primary key, v integer not null, w integer);
create table kept (k integer, v integer);
create rule told_stored as on insert to told do instead insert into kept select new.k, g from generate_series(1, 2) g returning null::integer, null::integer, null::integer;
create rule told_changed as on update to told do instead update kept set v = 1 returning null::integer, null::integer, null::integer;
create rule told_removed as on delete to told do instead delete from kept returning null::integer, null::integer, null::integer;
create view shown as select k, v from told;
create table beside (k integer primary key, v integer not null);
create rule beside_stored as on insert to beside do also insert into kept values (new.k, new.v);

-- name: inserted
-- columns: k?, v?, w?
-- rows: many
insert into told values (1, 2, 3) returning k, v, w

-- name: inserted_through_a_view
-- columns: k?, v?
-- rows: many
insert into shown values (1, 2) returning *

-- name: updated
-- columns: k?, v?, w?
-- rows: many
-- unseen: k, v, w
update told set v = 1, w = 2 where k is not null returning k, v, w

-- name: updated_by_key
-- parameters: k
-- columns: k?
-- rows: many
-- unseen: k
update told set w = 2 where k = $1 returning k

-- name: deleted
-- columns: k?, v?, sum?
-- rows: many
-- unseen: k, v, sum
delete from told where v is not null returning k, v, k + v as sum

-- name: with_query
-- columns: k?, v?
-- rows: many
with stored as (insert into told values (1, 2, 3) returning k, v) select k, v from stored

-- name: beside
-- columns: k, v
-- rows: one
insert into beside values (1, 2) returning k, v

