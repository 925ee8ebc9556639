create type pair as (a integer, b text);
create domain pair_domain as pair not null;
create table t (id integer primary key, p pair not null, q pair, ps pair[] not null, name text not null);

-- name: fields
-- columns: a?, b?, p, q?, b?
-- rows: many
select (p).a, (q).b, p, q, (p).b from t

-- name: array_elements_fields
-- columns: a?, first?
-- rows: many
select (ps[1]).a, ps[1] as first from t

-- name: whole_row_fields
-- columns: name, p, direct
-- rows: many
select (t).name, (t).p, t.p as direct from t

-- name: expanded
-- columns: a?, b?
-- rows: many
select (p).* from t

-- name: row_values
-- columns: r, n, a, is_null
-- rows: many
select row(id, name) as r, row(null, null) as n, (row(1, 'x')::pair).a, row(null, null) is null as is_null from t

-- name: row_null_tests
-- columns: p_null, p_there, q_null
-- rows: many
select p is null as p_null, p is not null as p_there, q is null as q_null from t where p is not null

-- name: condition_on_a_whole_composite
-- columns: a?, q_a?, q
-- rows: many
-- unseen: q_a
select (p).a, (q).a as q_a, q from t where q is not null

-- name: negated_condition_on_a_composite
-- columns: q_a?, b?, q
-- rows: many
select (q).a as q_a, (q).b, q from t where not (q is null)

-- name: condition_on_a_field
-- columns: a, b?, q
-- rows: many
select (q).a, (q).b, q from t where (q).a > 0

-- name: whole_row_of_a_left_join_is_not_null
-- columns: id, other, name
-- rows: many
select l.id, r.id as other, r.name from t l left join t r on r.id = l.id + 1 where r is not null

-- name: unnest_of_composites
-- columns: a?, b?
-- rows: many
select u.a, u.b from t, unnest(ps) u

-- name: composite_comparison
-- columns: same?, itself
-- rows: many
select p = q as same, p = p as itself from t

-- name: function_over_a_row
-- columns: j, k?
-- rows: many
select row_to_json(t) as j, to_jsonb(q) as k from t
