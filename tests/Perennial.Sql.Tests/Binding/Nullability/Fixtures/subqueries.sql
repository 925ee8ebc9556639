create table a (id integer primary key, name text not null, x integer);
create table b (id integer primary key, a_id integer not null references a, x integer, y integer not null);

-- name: scalar_subquery
-- columns: name?, x?
-- rows: many
select (select name from a where a.id = b.y) as name, (select x from a where id = 1) as x from b

-- name: scalar_subquery_of_aggregates
-- columns: n, most?, filled
-- rows: many
select (select count(*) from b where b.a_id = a.id) as n, (select max(y) from b where b.a_id = a.id) as most, (select coalesce(max(y), 0) from b where b.a_id = a.id) as filled from a

-- name: scalar_subquery_without_from
-- columns: one, none?, outer_id
-- rows: many
select (select 1) as one, (select null::integer) as none, (select id) as outer_id from a

-- name: scalar_subquery_with_limit
-- columns: first?, none?, neither?
-- rows: one
select (select id from b order by id limit 1) as first, (select 1 limit 0) as none, (select 2 offset 1) as neither

-- name: scalar_subquery_of_values
-- columns: v, n?
-- rows: one
select (values (1)) as v, (values (null::integer)) as n

-- name: coalesce_of_a_subquery
-- parameters: id
-- columns: name
-- rows: one
select coalesce((select name from a where id = $1), 'nobody') as name

-- name: exists
-- columns: e, n
-- rows: many
select exists (select 1 from b where b.a_id = a.id) as e, not exists (select 1 from b) as n from a

-- name: in_subquery
-- columns: p, q?, r?, s
-- rows: many
select a.id in (select a_id from b) as p, a.x in (select a_id from b) as q, a.id in (select x from b) as r, a.id not in (select a_id from b) as s from a

-- name: any_and_all
-- columns: p, q, r?
-- rows: many
select a.id = any(select a_id from b) as p, a.id > all(select y from b) as q, a.id > all(select x from b) as r from a

-- name: any_of_arrays
-- parameters: id
-- columns: p, q?, r?, s, t, u?, v?
-- rows: many
select id = any(array[1, 2]) as p, id = any(array[1, null]) as q, id = any($1::int[]) as r, id = any(array(select a_id from b)) as s, id in (1, 2) as t, id in (1, x) as u, x in (1, 2) as v from a

-- name: array_subquery
-- columns: xs
-- rows: many
select array(select x from b where b.a_id = a.id) as xs from a

-- name: subquery_in_from
-- columns: id, x?, n
-- rows: many
select s.id, s.x, s.n from (select id, x, 1 as n from a) s

-- name: nested_subqueries
-- columns: id, x
-- rows: many
select t.id, t.x from (select s.id, s.x from (select id, x from a where x is not null) s) t

-- name: subquery_with_where_outside
-- columns: x
-- rows: many
select s.x from (select x from a) s where s.x > 0

-- name: lateral
-- columns: id, y, x?
-- rows: many
select a.id, l.y, l.x from a cross join lateral (select y, x from b where b.a_id = a.id order by id limit 1) l

-- name: left_join_lateral
-- columns: id, y?, n
-- rows: many
select a.id, l.y, l.n from a left join lateral (select max(y) as y, count(*) as n from b where b.a_id = a.id) l on true

-- name: left_join_lateral_limit
-- columns: id, y?, b_id?
-- rows: many
select a.id, l.y, l.id as b_id from a left join lateral (select id, y from b where b.a_id = a.id order by id limit 1) l on true

-- name: lateral_uses_an_outer_proof
-- columns: x, doubled
-- rows: many
select a.x, l.doubled from a cross join lateral (select a.x * 2 as doubled) l where a.x is not null

-- name: values_list
-- columns: n, s, m?
-- rows: many
select * from (values (1, 'a', null), (2, 'b', 'c')) v(n, s, m)

-- name: values_alone
-- columns: column1, column2?
-- rows: many
values (1, null), (2, 'b')

-- name: row_subquery
-- columns: same?
-- rows: many
select (a.id, a.x) = (select b.id, b.x from b where b.id = 1) as same from a

-- name: distinct_on
-- columns: a_id, x?, y
-- rows: many
select distinct on (a_id) a_id, x, y from b order by a_id, id

-- name: correlated_in_case
-- columns: least?
-- rows: many
select case when exists (select 1 from b where b.a_id = a.id) then (select min(y) from b where b.a_id = a.id) end as least from a

-- name: inner_join_over_a_foreign_key
-- columns: name, y, x?
-- rows: many
select a.name, b.y, b.x from b join a on a.id = b.a_id

-- name: subquery_with_whole_row
-- columns: name, n
-- rows: many
select (s).name, s.n from (select a as s, 1 as n from a) as s
