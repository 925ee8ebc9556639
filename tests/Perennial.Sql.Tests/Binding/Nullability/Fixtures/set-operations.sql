create table a (id integer primary key, x integer, n integer not null);
create table b (id integer primary key, y integer, n text not null);

-- name: union_looks_at_all_branches
-- columns: id, v?
-- rows: many
select id, x as v from a union select id, id from b

-- name: union_right_branch_nullable
-- columns: v?
-- rows: many
select id as v from a union all select y from b

-- name: union_with_null
-- columns: v?, kind
-- rows: many
select id as v, 'a' as kind from a union all select null, 'b' from b

-- name: union_of_not_nulls
-- columns: id
-- rows: many
select id from a union select id from b

-- name: intersect
-- columns: x
-- rows: many
select x from a intersect select id from b

-- name: intersect_nullable
-- columns: x?
-- rows: many
select x from a intersect select y from b

-- name: except
-- columns: id
-- rows: many
select id from a except select y from b

-- name: except_left_nullable
-- columns: x?
-- rows: many
select x from a except select id from b

-- name: nested
-- columns: id
-- rows: many
(select id from a union select id from b) union all select x from a where x > 0

-- name: union_in_from
-- columns: v, w?
-- rows: many
select u.v, u.w from (select id as v, x as w from a union all select id, id from b) u

-- name: union_of_three
-- columns: v?
-- rows: many
select id as v from a union select id from b union select y from b

-- name: union_of_values
-- columns: v?
-- rows: many
select 1 as v union values (2), (null)

-- name: union_with_proof_in_each_branch
-- columns: v
-- rows: many
select x as v from a where x is not null union all select y from b where y > 0

-- name: union_limit
-- columns: id
-- rows: zero-or-one
select id from a union all select id from b order by 1 limit 1
