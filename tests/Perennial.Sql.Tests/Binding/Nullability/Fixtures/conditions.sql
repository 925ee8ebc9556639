create table t (id integer primary key, a integer, b integer, s text, flag boolean, tags text[], doc jsonb, at timestamptz);

-- name: equality
-- parameters: a
-- columns: a, b?
-- rows: many
select a, b from t where a = $1

-- name: equality_of_two_columns
-- columns: a, b, s?
-- rows: many
select a, b, s from t where a = b

-- name: comparison
-- columns: a, s
-- rows: many
select a, s from t where a > 0 and s like 'a%'

-- name: between_and_in
-- columns: a, b
-- rows: many
select a, b from t where a between 0 and 3 and b in (1, 2)

-- name: not_in
-- columns: a, b?
-- rows: many
select a, b from t where a not in (1, 2)

-- name: in_subquery
-- columns: a
-- rows: many
select a from t where a in (select id from t)

-- name: not_in_subquery
-- columns: a?, b?
-- rows: many
-- unseen: b
select a, b from t where b not in (select x.a from t x where x.a > 100)

-- name: any_of_an_array
-- parameters: a
-- columns: a, s
-- rows: many
select a, s from t where a = any($1::int[]) and s = any(tags)

-- name: all_of_an_array
-- parameters: a
-- columns: a?
-- rows: many
select a from t where a <> all($1::int[])

-- name: all_of_a_list
-- columns: a
-- rows: many
select a from t where a <> all(array[1, 2])

-- name: is_not_null
-- columns: a, b?
-- rows: many
select a, b from t where a is not null

-- name: not_is_null
-- columns: a, b
-- rows: many
select a, b from t where not (a is null or b is null)

-- name: not_and
-- columns: a?, b?
-- rows: many
select a, b from t where not (a is null and b is null)

-- name: or_proves_the_common
-- columns: a, b?
-- rows: many
select a, b from t where (a = 1 and b = 2) or a = 3

-- name: or_with_null
-- columns: a?
-- rows: many
select a from t where a = 1 or a is null

-- name: is_distinct_from
-- columns: a?, b
-- rows: many
select a, b from t where a is distinct from 1 and b is distinct from null

-- name: is_not_distinct_from
-- parameters: b?
-- columns: a, b?, s?
-- rows: many
select a, b, s from t where a is not distinct from 1 and b is not distinct from $1

-- name: boolean_column
-- columns: flag
-- rows: many
select flag from t where flag

-- name: not_boolean_column
-- columns: flag
-- rows: many
select flag from t where not flag

-- name: is_true
-- columns: flag, a
-- rows: many
select flag, a from t where (a > 0) is true and flag is not unknown

-- name: is_not_true
-- columns: flag?, a?
-- rows: many
select flag, a from t where (a > 0) is not true

-- name: strict_function
-- columns: s, a
-- rows: many
select s, a from t where length(s) > 0 and abs(a) = 1

-- name: expression_proven_as_a_whole
-- columns: joined?, sum, a
-- rows: many
select s || 'x' as joined, a + b as sum, a from t where a + b > 0

-- name: coalesce_proves_nothing
-- columns: a?, s?
-- rows: many
select a, s from t where coalesce(a, 0) = 0 and coalesce(s, '') = ''

-- name: coalesce_proven_as_a_whole
-- columns: c, a?, b?
-- rows: many
select coalesce(a, b) as c, a, b from t where coalesce(a, b) > 0

-- name: case_in_where
-- columns: a?
-- rows: many
select a from t where case when a is null then true else a > 1 end

-- name: nullif_in_where
-- columns: a, b?
-- rows: many
select a, b from t where nullif(a, b) = 1

-- name: json_operator_in_where
-- parameters: p1
-- columns: doc, field, value?
-- rows: many
select doc, doc->>'a' as field, doc->'b' as value from t where doc->>'a' = $1

-- name: json_containment
-- columns: doc
-- rows: many
select doc from t where doc @> '{"a": 1}'

-- name: array_overlap
-- columns: tags
-- rows: many
select tags from t where tags && array['a', 'b']

-- name: concat_is_not_strict
-- columns: s?, a?
-- rows: many
select s, a from t where concat(s, a) <> ''

-- name: row_comparison
-- columns: a, b
-- rows: many
select a, b from t where (a, b) = (1, 2)

-- name: row_comparison_less
-- columns: a, b?
-- rows: many
select a, b from t where (a, b) < (3, 2)

-- name: row_in_list
-- columns: a, b
-- rows: many
select a, b from t where (a, b) in ((1, 2), (2, 3))

-- name: row_is_not_null
-- columns: a, b
-- rows: many
select a, b from t where (a, b) is not null

-- name: row_is_null_negated
-- columns: a?, b?
-- rows: many
select a, b from t where not ((a, b) is null)

-- name: row_is_not_null_negated
-- columns: a?, b?
-- rows: many
select a, b from t where not ((a, b) is not null)

-- name: optional_filter
-- parameters: a?
-- columns: a?, s?
-- rows: many
select a, s from t where ($1::int is null or a = $1)

-- name: condition_on_time
-- columns: at, day
-- rows: many
select at, at::date as day from t where at > now() - interval '1 year'

-- name: subquery_equality
-- columns: a
-- rows: many
select a from t where a = (select max(id) from t)

-- name: having_proves_a_group_key
-- columns: a, total?, n
-- rows: many
select a, sum(b) as total, count(*) as n from t group by a having a > 1

-- name: having_proves_an_aggregate
-- columns: s?, total, most?
-- rows: many
select s, sum(b) as total, max(a) as most from t group by s having sum(b) > 0

-- name: having_without_group
-- columns: total?, most
-- rows: zero-or-one
select sum(b) as total, max(a) as most from t having max(a) is not null

-- name: condition_inside_case_is_local
-- columns: x, a?
-- rows: many
select case when a > 0 then a else 0 end as x, a from t

-- name: always_true
-- columns: a?
-- rows: many
select a from t where true

-- name: xor_of_tests
-- columns: a?, b?
-- rows: many
select a, b from t where (a is null) <> (b is null)

-- name: similar_and_regex
-- columns: s
-- rows: many
select s from t where s ~ 'a' or s similar to 'b%'
