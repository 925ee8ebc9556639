create table t (id integer primary key, a integer, b integer, s text, kind text not null);

-- name: coalesce
-- columns: x, y?, z, n?
-- rows: many
select coalesce(a, 0) as x, coalesce(a, b) as y, coalesce(a, b, id) as z, coalesce(s, null) as n from t

-- name: nullif
-- columns: x?, y?, z
-- rows: many
select nullif(id, 1) as x, nullif(a, 1) as y, coalesce(nullif(id, 1), 0) as z from t

-- name: greatest_and_least
-- columns: x?, y, z
-- rows: many
select greatest(a, b) as x, greatest(a, id) as y, least(a, 1) as z from t

-- name: case_with_else
-- columns: x, y?, z
-- rows: many
select case when a > 0 then 'x' else 'y' end as x, case when a > 0 then s else 'y' end as y, case kind when 'a' then 1 when 'b' then 2 else 3 end as z from t

-- name: case_without_else
-- columns: x?, y?
-- rows: many
select case when id > 0 then 'x' end as x, case kind when 'a' then 1 end as y from t

-- name: case_that_tests_for_null
-- columns: x, y, z
-- rows: many
select case when a is not null then a else 0 end as x, case when a is null then 0 else a end as y, case when s is null then '' when s = 'a' then s else s || 'x' end as z from t

-- name: case_conditions_prove
-- columns: x, y, z?
-- rows: many
select case when a > 1 then a when b > 1 then b else id end as x, case when a > 1 and s <> '' then s else 'n' end as y, case when a > 1 or s <> '' then s else 'n' end as z from t

-- name: simple_case_proves_its_operand
-- columns: x
-- rows: many
select case a when 1 then a else 0 end as x from t

-- name: case_of_null_branches
-- columns: x?, y?
-- rows: many
select case when id > 0 then null else 1 end as x, case when a = 1 then b else 2 end as y from t

-- name: nested_coalesce
-- columns: x
-- rows: many
select coalesce(coalesce(a, b), coalesce(s::integer, 7)) as x from t where s is null

-- name: is_tests
-- columns: n, m, t, u, d
-- rows: many
select a is null as n, s is not null as m, (a > 1) is true as t, (a > 1) is unknown as u, a is distinct from b as d from t

-- name: literals
-- columns: nothing?, text, one, yes, typed?, list, row, day
-- rows: one
select null as nothing, 'x' as text, 1 as one, true as yes, null::integer as typed, array[null] as list, row(null) as row, interval '1 day' as day

-- name: parameters
-- parameters: p1?, p2, p3?, p4
-- columns: x?, y, z, eq
-- rows: many
select $1::text as x, $2::integer + 1 as y, coalesce($3, 'z') as z, $4::text = 'a' as eq from t

-- name: numbers_of_nulls
-- columns: n, m
-- rows: many
select num_nulls(a, b) as n, num_nonnulls(a, s) as m from t
