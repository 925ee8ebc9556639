create table node (id integer primary key, parent_id integer references node, name text not null, note text);

-- name: plain_with
-- columns: id, note?
-- rows: many
with n as (select id, note from node) select * from n

-- name: renamed_columns
-- columns: k, v?
-- rows: many
with n(k, v) as (select id, note from node) select k, v from n

-- name: twice_used
-- columns: id, note?, other?
-- rows: many
with n as (select id, note from node) select l.id, r.note, r.id as other from n l left join n r on r.id = l.id + 1

-- name: recursive_tree
-- columns: id, parent_id?, name, depth
-- rows: many
with recursive tree as (select id, parent_id, name, 1 as depth from node where parent_id is null union all select n.id, n.parent_id, n.name, t.depth + 1 from node n join tree t on n.parent_id = t.id) select * from tree

-- name: recursive_with_nullable_step
-- parameters: id
-- columns: id, parent_id?
-- rows: many
with recursive up as (select id, parent_id from node where id = $1 union select n.id, n.parent_id from up join node n on n.id = up.parent_id) select id, parent_id from up

-- name: recursive_null_from_the_step
-- columns: n, m?
-- rows: many
with recursive s as (select 1 as n, 1 as m union all select n + 1, case when n < 2 then n end from s where n < 4) select n, m from s

-- name: recursive_left_join
-- columns: id?, depth
-- rows: many
with recursive s(id, depth) as (select id, 1 from node union all select n.id, depth + 1 from s left join node n on n.parent_id = s.id where depth < 3) select id, depth from s

-- name: recursive_path
-- columns: id, path, full_name
-- rows: many
with recursive p as (select id, array[id] as path, name::text as full_name from node where parent_id is null union all select n.id, p.path || n.id, p.full_name || '/' || n.name from node n join p on n.parent_id = p.id where cardinality(p.path) < 5) select * from p

-- name: search_and_cycle
-- postgres: 14
-- columns: id, parent_id?, ord, looped, path
-- rows: many
with recursive t as (select id, parent_id from node union all select n.id, n.parent_id from node n join t on n.id = t.parent_id) search depth first by id set ord cycle id set looped using path select * from t

-- name: inserting_with
-- columns: id, name, note?
-- rows: one
with new as (insert into node (id, name) values (900, 'x') returning id, name, note) select new.id, new.name, new.note from new

-- name: updating_with
-- parameters: id
-- columns: id, note, parent_id?
-- rows: zero-or-one
with changed as (update node set note = 'x' where id = $1 returning id, note, parent_id) select * from changed

-- name: deleting_with
-- columns: id, parent_id, note?, name
-- rows: many
with gone as (delete from node where parent_id is not null returning *) select id, parent_id, note, name from gone

-- name: chain
-- columns: note?, filled
-- rows: many
with a as (select id, note from node), b as (select id, coalesce(note, '') as note from a) select a.note, b.note as filled from a join b using (id)

-- name: outer_reference_to_with
-- columns: name?, last?
-- rows: one
with m as (select max(id) as id from node) select n.name, m.id as last from m left join node n on n.id = m.id

-- name: materialized
-- columns: note
-- rows: many
with n as materialized (select id, note from node where note is not null) select note from n

-- name: with_in_subquery
-- columns: n
-- rows: one
select (with m as (select count(*) as n from node) select n from m) as n
