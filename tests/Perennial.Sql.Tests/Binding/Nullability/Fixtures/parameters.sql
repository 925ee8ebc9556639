create domain nn as integer not null;
create table t (id integer primary key, name text not null, note text, n integer, d nn default 1, flag boolean not null default false, doc jsonb);

-- name: compared
-- parameters: id, note
-- columns: id
-- rows: zero-or-one
select id from t where id = $1 and note = $2

-- name: stored
-- parameters: id, name, note?, n?, d
-- rows: none
insert into t (id, name, note, n, d) values ($1, $2, $3, $4, $5)

-- name: updated
-- parameters: name, note?, n, id
-- rows: none
update t set name = $1, note = $2, n = n + $3 where id = $4

-- name: updated_with_coalesce
-- parameters: name?, note?, id
-- rows: none
update t set name = coalesce($1, name), note = coalesce($2, note) where id = $3

-- name: tested_for_null
-- parameters: note?
-- columns: id
-- rows: many
select id from t where $1::text is null or note = $1

-- name: coalesced
-- parameters: p1?
-- columns: x
-- rows: one
select coalesce($1, 'x') as x

-- name: selected
-- parameters: p1?
-- columns: x?
-- rows: one
select $1::integer as x

-- name: limit_and_offset
-- parameters: limit, offset
-- columns: id
-- rows: many
select id from t limit $1 offset $2

-- name: named
-- parameters: name, least
-- columns: id
-- rows: many
select id from t where name = @name and n > @least

-- name: declared_nullable
-- parameters: name?, n
-- columns: id
-- rows: many
select id from t where name = @name? and n = @n

-- name: declared_not_nullable
-- parameters: id, name, note
-- rows: none
insert into t (id, name, note) values (@id, @name, @note!)

-- name: sqlc_arguments
-- parameters: name, note?
-- columns: id
-- rows: many
select id from t where name = sqlc.arg(name) and note = sqlc.narg(note)

-- name: sqlc_slice
-- parameters: ids
-- columns: id
-- rows: many
select id from t where id in (sqlc.slice(ids))

-- name: arrays
-- parameters: id
-- columns: id
-- rows: many
select id from t where id = any($1::int[])

-- name: distinct_from
-- parameters: note?
-- columns: id
-- rows: many
select id from t where note is not distinct from $1

-- name: in_a_list
-- parameters: n, p2
-- columns: id
-- rows: many
select id from t where n in ($1, $2)

-- name: strict_function
-- parameters: p1, p2
-- columns: l, u
-- rows: one
select length($1) as l, upper($2) as u

-- name: json_built
-- parameters: p1?
-- columns: j
-- rows: one
select jsonb_build_object('a', $1::text) as j

-- name: case_of_a_parameter
-- parameters: p1, p2?, id
-- rows: none
update t set note = case when $1 then $2 else note end where id = $3

-- name: casted_and_stored
-- parameters: id, p2, p3
-- rows: none
insert into t (id, name, note) values ($1::integer, lower($2), lower($3))

-- name: inserted_from_select
-- parameters: id, name, note?
-- rows: none
insert into t (id, name, note) select $1, $2, $3

-- name: inserted_from_select_with_where
-- parameters: id, name, note?
-- rows: none
insert into t (id, name, note) select $1, $2, $3 where not exists (select from t where id = $1)

-- name: unnested
-- parameters: p1, p2
-- rows: none
insert into t (id, name) select * from unnest($1::int[], $2::text[])

-- name: upserted
-- parameters: id, name, note?
-- rows: none
insert into t (id, name, note) values ($1, $2, $3) on conflict (id) do update set note = $3, name = excluded.name

-- name: concatenated
-- parameters: p1
-- columns: id
-- rows: many
select id from t where name like $1 || '%'

-- name: used_twice
-- parameters: name?
-- rows: none
update t set note = $1 where name = $1

-- name: interval_arithmetic
-- parameters: p1
-- columns: since
-- rows: one
select now() - $1::interval as since

-- name: nullif_of_a_parameter
-- parameters: p1?, id
-- rows: none
update t set note = nullif($1, '') where id = $2

-- name: boolean_parameter
-- parameters: p1, flag
-- columns: id
-- rows: many
select id from t where $1 or flag = $2
