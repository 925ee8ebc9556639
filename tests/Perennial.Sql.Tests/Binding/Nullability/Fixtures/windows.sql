create table t (id integer primary key, grp text not null, x integer, y integer not null);

-- name: ranks
-- columns: rn, r, d, n, p, c
-- rows: many
select row_number() over (order by id) as rn, rank() over (partition by grp order by x) as r, dense_rank() over (order by y) as d, ntile(2) over (order by id) as n, percent_rank() over (order by id) as p, cume_dist() over (order by id) as c from t

-- name: lag_and_lead
-- columns: before?, after?, filled, x_filled?, same?
-- rows: many
-- unseen: same
select lag(y) over (order by id) as before, lead(y) over (order by id) as after, lag(y, 1, 0) over (order by id) as filled, lag(x, 1, 0) over (order by id) as x_filled, lag(y, 0) over (order by id) as same from t

-- name: first_and_last
-- columns: f, l?, n?
-- rows: many
select first_value(y) over w as f, last_value(x) over w as l, nth_value(y, 2) over w as n from t window w as (partition by grp order by id)

-- name: aggregates_over
-- columns: total, xs?, n, most, mean
-- rows: many
select sum(y) over () as total, sum(x) over (partition by grp) as xs, count(x) over () as n, max(y) over (order by id) as most, avg(y) over (order by id rows between 1 preceding and current row) as mean from t

-- name: frames_without_the_row
-- columns: next?, past?, f?
-- rows: many
select sum(y) over (order by id rows between 1 following and 2 following) as next, max(y) over (order by id rows between unbounded preceding and 1 preceding) as past, first_value(y) over (order by id rows between 1 following and unbounded following) as f from t

-- name: exclusion
-- columns: others?, n, none?
-- rows: many
select sum(y) over (order by id rows between unbounded preceding and unbounded following exclude current row) as others, count(*) over (order by id rows between 1 preceding and 1 following exclude current row) as n, sum(y) over (order by id groups between current row and current row exclude group) as none from t

-- name: frame_ends_before_the_row
-- columns: s?, l?
-- rows: many
select sum(y) over (order by id rows between 3 preceding and 1 preceding) as s, last_value(y) over (order by id range between 2 preceding and 1 preceding) as l from t

-- name: filtered
-- columns: n, s?
-- rows: many
select count(*) filter (where x > 0) over () as n, sum(y) filter (where x > 0) over () as s from t

-- name: array_agg_over
-- columns: xs, names
-- rows: many
select array_agg(x) over (partition by grp) as xs, string_agg(grp, ',') over (order by id) as names from t

-- name: window_over_groups
-- columns: grp, total, r, before?
-- rows: many
select grp, sum(sum(y)) over () as total, rank() over (order by sum(x)) as r, lag(count(*)) over (order by grp) as before from t group by grp

-- name: window_over_group_sums_of_nulls
-- columns: grp, running?
-- rows: many
select grp, sum(sum(x)) over (order by grp) as running from t group by grp

-- name: window_in_subquery
-- columns: id, rn, prev?
-- rows: many
select s.id, s.rn, s.prev from (select id, row_number() over (order by id) as rn, lag(id) over (order by id) as prev from t) s where s.rn < 3

-- name: frames_with_offset_parameters
-- parameters: p1?, p2?
-- columns: s
-- rows: many
select sum(y) over (order by id rows between $1 preceding and $2 following) as s from t

-- name: range_frames
-- columns: s, f
-- rows: many
select sum(y) over (order by x range between 1 preceding and 1 following) as s, first_value(y) over (order by x desc range between current row and unbounded following) as f from t
