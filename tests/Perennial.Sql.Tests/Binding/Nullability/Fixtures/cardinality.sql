create table users (id integer primary key, email text not null, org integer not null, handle text, unique (email), unique (org, handle));
create table memberships (user_id integer not null references users, team integer not null, role text, primary key (user_id, team));
create table events (id integer, happened date, unique (id));

-- name: primary_key
-- parameters: id
-- columns: id, email
-- rows: zero-or-one
select id, email from users where id = $1

-- name: unique_key
-- parameters: email
-- columns: id
-- rows: zero-or-one
select id from users where email = $1

-- name: part_of_a_key
-- parameters: org
-- columns: id
-- rows: many
select id from users where org = $1

-- name: composite_unique_key
-- parameters: org, handle
-- columns: id
-- rows: zero-or-one
select id from users where org = $1 and handle = $2

-- name: key_in_a_list
-- parameters: id, p2
-- columns: id
-- rows: many
select id from users where id in ($1, $2)

-- name: key_in_a_list_of_one
-- parameters: id
-- columns: id
-- rows: many
select id from users where id = any($1::int[])

-- name: inequality
-- parameters: id
-- columns: id
-- rows: many
select id from users where id > $1

-- name: limit_one
-- columns: id
-- rows: zero-or-one
select id from users order by id limit 1

-- name: limit_two
-- columns: id
-- rows: many
select id from users limit 2

-- name: limit_parameter
-- parameters: limit
-- columns: id
-- rows: many
select id from users limit $1

-- name: fetch_first_row
-- columns: id
-- rows: zero-or-one
select id from users order by id fetch first row only

-- name: fetch_with_ties
-- columns: org
-- rows: many
select org from users order by org fetch first 1 row with ties

-- name: aggregate
-- columns: n, last?
-- rows: one
select count(*) as n, max(id) as last from users

-- name: aggregate_having
-- columns: n
-- rows: zero-or-one
select count(*) as n from users having count(*) > 1

-- name: aggregate_limit_zero
-- columns: n
-- rows: zero-or-one
select count(*) as n from users limit 0

-- name: aggregate_with_offset
-- columns: n
-- rows: zero-or-one
select count(*) as n from users offset 1

-- name: group_by
-- columns: org, n
-- rows: many
select org, count(*) as n from users group by org

-- name: group_by_pinned
-- parameters: org
-- columns: org, n
-- rows: zero-or-one
select org, count(*) as n from users where org = $1 group by org

-- name: no_from
-- columns: one
-- rows: one
select 1 as one

-- name: no_from_with_where
-- parameters: p1
-- columns: one
-- rows: zero-or-one
select 1 as one where $1::boolean

-- name: join_by_keys
-- parameters: user_id, team
-- columns: email, role?
-- rows: zero-or-one
select u.email, m.role from memberships m join users u on u.id = m.user_id where m.user_id = $1 and m.team = $2

-- name: join_that_multiplies
-- parameters: id
-- columns: email, role?
-- rows: many
select u.email, m.role from users u join memberships m on m.user_id = u.id where u.id = $1

-- name: left_join_by_key
-- parameters: id, team
-- columns: email, role?
-- rows: zero-or-one
select u.email, m.role from users u left join memberships m on m.user_id = u.id and m.team = $2 where u.id = $1

-- name: left_join_that_multiplies
-- parameters: id
-- columns: email, role?
-- rows: many
select u.email, m.role from users u left join memberships m on m.user_id = u.id where u.id = $1

-- name: key_transitively
-- parameters: user_id, team
-- columns: email
-- rows: zero-or-one
select u.email from memberships m, users u where m.user_id = $1 and m.team = $2 and u.id = m.user_id

-- name: or_condition
-- parameters: id, email
-- columns: id
-- rows: many
select id from users where id = $1 or email = $2

-- name: values_of_one
-- columns: column1, column2
-- rows: one
values (1, 2)

-- name: values_of_two
-- columns: column1
-- rows: many
values (1), (2)

-- name: insert_one
-- parameters: id, email, org
-- columns: id
-- rows: one
insert into users (id, email, org) values ($1, $2, $3) returning id

-- name: insert_two
-- columns: id
-- rows: many
insert into events values (1, null), (2, null) returning id

-- name: insert_on_conflict
-- parameters: id, email, org
-- columns: id
-- rows: zero-or-one
insert into users (id, email, org) values ($1, $2, $3) on conflict do nothing returning id

-- name: upsert
-- parameters: id, email, org
-- columns: id
-- rows: one
insert into users (id, email, org) values ($1, $2, $3) on conflict (id) do update set email = excluded.email returning id

-- name: update_by_key
-- parameters: id
-- columns: id
-- rows: zero-or-one
update users set email = email where id = $1 returning id

-- name: delete_by_key
-- parameters: user_id, team
-- columns: role?
-- rows: zero-or-one
delete from memberships where user_id = $1 and team = $2 returning role

-- name: update_without_returning
-- rows: none
update users set handle = null

-- name: nullable_unique_key
-- parameters: id
-- columns: happened?
-- rows: zero-or-one
select happened from events where id = $1

-- name: nullable_unique_key_is_null
-- columns: happened?
-- rows: many
select happened from events where id is null

-- name: set_in_the_select_list
-- columns: id, g
-- rows: many
select id, generate_series(1, 2) as g from users where id = 1

-- name: scalar_function
-- columns: n
-- rows: one
select length('abc') as n

-- name: exists_alone
-- parameters: id
-- columns: e
-- rows: one
select exists (select 1 from users where id = $1) as e

-- name: for_update_skip_locked
-- columns: id, email
-- rows: zero-or-one
select id, email from users order by id limit 1 for update skip locked

-- name: for_update_by_key
-- parameters: id
-- columns: id
-- rows: zero-or-one
select id from users where id = $1 for update skip locked

-- name: update_of_a_limited_subquery
-- columns: id, handle
-- rows: zero-or-one
update users set handle = 'x' where id = (select id from users order by id limit 1 for update skip locked) returning id, handle

-- name: delete_in_a_limited_subquery
-- columns: user_id
-- rows: many
delete from memberships where (user_id, team) in (select user_id, team from memberships order by user_id limit 1 for update skip locked) returning user_id

-- name: intersect
-- parameters: id
-- columns: id
-- rows: zero-or-one
select id from users where id = $1 intersect select user_id from memberships

-- name: union_of_ones
-- columns: x
-- rows: many
select 1 as x union select 2

-- name: cross_join_of_ones
-- columns: n, m
-- rows: one
select a.n, b.n as m from (select count(*) as n from users) a, (select count(*) as n from memberships) b

-- name: subquery_by_key
-- parameters: id
-- columns: id
-- rows: zero-or-one
select s.id from (select id, email from users) s where s.id = $1

-- name: grouped_subquery_by_key
-- parameters: org
-- columns: org, n
-- rows: zero-or-one
select s.org, s.n from (select org, count(*) as n from users group by org) s where s.org = $1

-- name: common_table_of_one
-- parameters: id
-- columns: id, n
-- rows: zero-or-one
with u as (select id from users where id = $1) select u.id, (select count(*) from memberships m where m.user_id = u.id) as n from u

-- name: distinct_of_a_pinned_column
-- parameters: org
-- columns: org
-- rows: zero-or-one
select distinct org from users where org = $1

-- name: distinct_on_nothing
-- parameters: org
-- columns: org, id
-- rows: zero-or-one
select distinct on (org) org, id from users where org = $1 order by org, id

-- name: key_equals_itself
-- columns: id
-- rows: many
select id from users where id = id

-- name: key_equals_a_subquery
-- columns: email
-- rows: zero-or-one
select email from users where id = (select max(user_id) from memberships)

-- name: key_equals_a_volatile_call
-- columns: email
-- rows: many
select email from users where id = (random() * 10)::integer

-- name: key_cast_to_text
-- parameters: id
-- columns: email
-- rows: many
select email from users where id::text = $1

-- name: key_as_numeric
-- parameters: id
-- columns: email
-- rows: many
select email from users where id = $1::numeric

-- name: full_join_of_ones
-- columns: x?, y?
-- rows: many
select a.x, b.y from (select 1 as x) a full join (select 2 as y) b on a.x = b.y

-- name: aggregate_in_grouping_sets
-- columns: n
-- rows: many
select count(*) as n from users group by grouping sets ((), ())

-- name: window_is_not_an_aggregate
-- columns: n
-- rows: many
select count(*) over () as n from users

-- name: self_join_by_key
-- parameters: id
-- columns: email, handle?
-- rows: zero-or-one
select a.email, b.handle from users a join users b on a.id = b.id where a.id = $1

-- name: grouping_sets_of_one_row
-- columns: n?, c
-- rows: many
select q.n, count(*) as c from (select count(*) as n from users) q group by rollup (q.n)

-- name: group_by_a_lateral_value
-- columns: n
-- rows: many
select l.n from users u cross join lateral (select count(*) as n from memberships m where m.user_id = u.id) l group by l.n

-- name: group_by_the_key_of_a_left_join
-- parameters: id
-- columns: id?
-- rows: many
select o.id from users u left join users o on o.id = $1 and u.org = 1 group by o.id

-- name: lateral_of_a_pinned_row
-- parameters: id
-- columns: id, n
-- rows: zero-or-one
select u.id, l.n from users u cross join lateral (select count(*) as n from memberships m where m.user_id = u.id) l where u.id = $1

-- name: group_by_nothing
-- columns: n, last?
-- rows: one
select count(*) as n, max(id) as last from users group by ()

-- name: group_by_nothing_without_aggregates
-- columns: one
-- rows: one
select 1 as one from users group by ()

-- name: group_by_nothing_having
-- columns: n
-- rows: zero-or-one
select count(*) as n from users group by () having count(*) > 1

-- name: only_the_empty_grouping_set
-- columns: n
-- rows: one
select count(*) as n from users group by grouping sets (()), ()

-- name: the_empty_grouping_set_twice
-- columns: n
-- rows: many
select count(*) as n from users group by grouping sets ((), ())

-- name: an_empty_grouping_set_with_a_key
-- columns: n
-- rows: many
select count(*) as n from users group by org, ()

-- name: first_of_grouping_sets_with_an_empty_one
-- columns: n
-- rows: one
select count(*) as n from users group by grouping sets ((org), ()) limit 1
