create table sale (id integer primary key, shop text not null, kind text, amount integer, price numeric not null, day date, doc jsonb);

-- name: count_is_never_null
-- columns: n, amounts, kinds
-- rows: one
select count(*) as n, count(amount) as amounts, count(distinct kind) as kinds from sale

-- name: no_group_may_have_no_rows
-- columns: total?, last?, first?, mean?, positive?
-- rows: one
select sum(price) as total, max(id) as last, min(shop) as first, avg(price) as mean, bool_and(id > 0) as positive from sale

-- name: coalesce_of_sum
-- columns: total, last
-- rows: one
select coalesce(sum(amount), 0) as total, coalesce(max(id), 0) as last from sale

-- name: group_by
-- columns: shop, kind?, n, total, amounts?, last
-- rows: many
select shop, kind, count(*) as n, sum(price) as total, sum(amount) as amounts, max(id) as last from sale group by shop, kind

-- name: group_by_with_where
-- columns: shop, amounts
-- rows: many
select shop, sum(amount) as amounts from sale where amount is not null group by shop

-- name: filter
-- columns: shop, n, total?
-- rows: many
select shop, count(*) filter (where id > 2) as n, sum(price) filter (where id > 2) as total from sale group by shop

-- name: array_agg
-- columns: shop, amounts, kinds
-- rows: many
select shop, array_agg(amount) as amounts, array_agg(kind order by id) as kinds from sale group by shop

-- name: array_agg_without_group
-- columns: ids?, kinds?, pairs?, shops?
-- rows: one
select array_agg(id) as ids, json_agg(kind) as kinds, jsonb_object_agg(id, kind) as pairs, string_agg(shop, ',') as shops from sale

-- name: string_agg
-- columns: shop, kinds?, shops
-- rows: many
select shop, string_agg(kind, ',') as kinds, string_agg(shop, kind) as shops from sale group by shop

-- name: json_agg
-- columns: shop, rows, docs, pairs
-- rows: many
select shop, json_agg(sale) as rows, jsonb_agg(doc) as docs, jsonb_object_agg(id, amount) as pairs from sale group by shop

-- name: statistics
-- columns: shop, deviation?, population, spread?, corr?, var_pop, pairs
-- rows: many
select shop, stddev(price) as deviation, stddev_pop(price) as population, variance(id) as spread, corr(id, id) as corr, var_pop(id) as var_pop, regr_count(id, amount) as pairs from sale group by shop

-- name: regression
-- columns: shop, slope?, covariance?, mean
-- rows: many
select shop, regr_slope(id, amount) as slope, covar_pop(id, amount) as covariance, regr_avgx(id, id) as mean from sale group by shop

-- name: bits_and_booleans
-- columns: shop, bits, any_big?, all_positive
-- rows: many
select shop, bit_and(id) as bits, bool_or(amount > 1) as any_big, every(id > 0) as all_positive from sale group by shop

-- name: ordered_sets
-- columns: shop, median, middle?, usual?
-- rows: many
select shop, percentile_cont(0.5) within group (order by id) as median, percentile_disc(0.5) within group (order by amount) as middle, mode() within group (order by kind) as usual from sale group by shop

-- name: percentile_of_a_null_fraction
-- columns: shop, median?
-- rows: many
-- unseen: median
select shop, percentile_cont(null) within group (order by id) as median from sale group by shop

-- name: percentiles_of_an_array
-- columns: shop, p
-- rows: many
select shop, percentile_disc(array[0.5, 0.9]) within group (order by id) as p from sale group by shop

-- name: hypothetical_sets
-- columns: r, d, c, p
-- rows: one
select rank(3) within group (order by id) as r, dense_rank(2) within group (order by amount) as d, cume_dist(1) within group (order by id) as c, percent_rank(1) within group (order by id) as p from sale

-- name: rollup
-- columns: shop?, kind?, n, total?
-- rows: many
select shop, kind, count(*) as n, sum(price) as total from sale group by rollup (shop, kind)

-- name: grouping_sets
-- columns: shop, day?, g, total
-- rows: many
select shop, day, grouping(shop, day) as g, sum(price) as total from sale group by grouping sets ((shop), (shop, day))

-- name: grouping_sets_with_an_empty_set
-- columns: shop?, total?, n
-- rows: many
select shop, sum(price) as total, count(*) as n from sale group by grouping sets ((shop), ())

-- name: cube
-- columns: shop?, id?, most?
-- rows: many
select shop, id, max(price) as most from sale group by cube (shop, id)

-- name: group_by_and_rollup
-- columns: shop, id?, least
-- rows: many
select shop, id, min(price) as least from sale group by shop, rollup (id)

-- name: grouping_key_in_an_expression
-- columns: name?, more?, filled
-- rows: many
select upper(shop) as name, shop || 'x' as more, coalesce(shop, 'all') as filled from sale group by rollup (shop)

-- name: grouping_sets_of_expressions
-- columns: name?, n
-- rows: many
select upper(shop) as name, count(*) as n from sale group by grouping sets ((upper(shop)), (kind))

-- name: grouping_sets_and_having
-- columns: shop?, total?
-- rows: many
-- unseen: shop, total
select shop, sum(price) as total from sale group by rollup (shop) having shop is not null

-- name: grouping_sets_and_where
-- columns: kind?, total?
-- rows: many
select kind, sum(price) as total from sale where kind = 'a' group by rollup (kind)

-- name: aggregate_of_the_key_in_grouping_sets
-- columns: n, s, i
-- rows: many
select count(shop) as n, max(shop) as s, min(id) as i from sale group by grouping sets ((shop), (id))

-- name: distinct_aggregate
-- columns: shop, n, total?, kinds
-- rows: many
select shop, count(distinct amount) as n, sum(distinct amount) as total, array_agg(distinct kind) as kinds from sale group by shop

-- name: group_by_primary_key
-- columns: id, shop, kind?, price
-- rows: many
select id, shop, kind, price from sale group by id

-- name: group_by_nothing_of_nothing
-- columns: one, n
-- rows: zero-or-one
select 1 as one, count(*) as n from sale having count(*) > 0

-- name: arithmetic_of_aggregates
-- columns: shop, mean, more?, n, rounded
-- rows: many
select shop, sum(price) / count(*) as mean, sum(amount) + 1 as more, count(*) + 1 as n, round(avg(price), 2) as rounded from sale group by shop

-- name: aggregate_of_a_case
-- columns: shop, a, b?
-- rows: many
select shop, sum(case when kind = 'a' then price else 0 end) as a, sum(case when kind = 'a' then price end) as b from sale group by shop

-- name: max_of_proven_expression
-- columns: shop, most
-- rows: many
select shop, max(amount) as most from sale group by shop having max(amount) > 1

-- name: any_value
-- postgres: 16
-- columns: shop, p, k?
-- rows: many
select shop, any_value(price) as p, any_value(kind) as k from sale group by shop

-- name: range_agg
-- postgres: 14
-- columns: shop, r, d
-- rows: many
select shop, range_agg(int4range(id, id + 1)) as r, range_agg(daterange(day, null)) as d from sale group by shop

-- name: max_of_constant_over_empty_table
-- columns: m?, c, b?
-- rows: one
select max(1) as m, count(*) as c, bool_or(true) as b from sale where id < 0

-- name: group_by_constant
-- columns: x, total
-- rows: zero-or-one
select 'x' as x, sum(price) as total from sale group by 1

-- name: outer_aggregate_in_subquery
-- columns: n?, m?
-- rows: one
select (select count(s.amount) from sale i where i.id = 1 limit 1) as n, (select max(s.price)) as m from sale s
