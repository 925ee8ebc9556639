create table a (id integer primary key, name text not null, note text);
create table b (id integer primary key, a_id integer references a, x integer not null, y integer);
create view plain_view as select id, name, note from a;
create view joined_view as select a.id, a.name, b.x, b.id as b_id from a left join b on b.a_id = a.id;
create view filtered_view as select id, note from a where note is not null;
create view grouped_view as select a_id, count(*) as n, sum(x) as total, sum(y) as ys from b group by a_id;
create view nested_view as select v.id, v.x, g.n, f.note from joined_view v left join grouped_view g on g.a_id = v.id join filtered_view f on f.id = v.id;
create view aggregate_view as select max(x) as most, count(*) as n, coalesce(sum(x), 0) as total from b;
create view union_view as select id, name as label from a union all select id, null from b;
create view renamed_view (k, v) as select id, note from a;
create view constant_view as select 1 as one, null::text as none, 'x' as text;
create view security_view with (security_barrier) as select id, name, note from a where note <> '';
create materialized view stored_view as select id, name, note from a where note is not null with data;
create recursive view tree_view (id, depth) as select id, 1 from a where id = 1 union all select b.id, t.depth + 1 from b join tree_view t on t.id = b.a_id where t.depth < 4;
create view cte_view as with x as (select id, coalesce(note, '') as note from a) select * from x;
create view checked_view as select id, name, note from a where note is not null with check option;

-- name: plain
-- columns: id, name, note?
-- rows: many
select * from plain_view

-- name: joined
-- columns: id, name, x?, b_id?
-- rows: many
select * from joined_view

-- name: filtered
-- columns: id, note
-- rows: many
select * from filtered_view

-- name: grouped
-- columns: a_id?, n, total, ys?
-- rows: many
select * from grouped_view

-- name: nested
-- columns: id, x?, n?, note
-- rows: many
select * from nested_view

-- name: aggregate
-- columns: most?, n, total
-- rows: many
select * from aggregate_view

-- name: union_branches
-- columns: id, label?
-- rows: many
select * from union_view

-- name: renamed
-- columns: k, v?
-- rows: many
select * from renamed_view

-- name: constants
-- columns: one, none?, text
-- rows: many
select * from constant_view

-- name: security_barrier
-- columns: id, name, note
-- rows: many
select * from security_view

-- name: materialized
-- columns: id, name, note
-- rows: many
select * from stored_view

-- name: recursive
-- columns: id, depth
-- rows: many
select * from tree_view

-- name: with_inside
-- columns: id, note
-- rows: many
select * from cte_view

-- name: left_join_of_a_view
-- columns: id, name?, n?
-- rows: many
select a.id, v.name, v.n from a left join (select p.id, p.name, 1 as n from plain_view p) v on v.id = a.id and a.note = 'a'

-- name: condition_on_a_view
-- columns: x, b_id?
-- rows: many
-- unseen: b_id
select x, b_id from joined_view where x > 0

-- name: condition_on_another_column_of_a_view
-- parameters: b_id
-- columns: x?, b_id
-- rows: many
-- unseen: x
select x, b_id from joined_view where b_id = $1

-- name: insert_through_a_view
-- columns: id, name, note?
-- rows: one
insert into plain_view (id, name) values (801, 'x') returning id, name, note

-- name: update_through_a_filtered_view
-- parameters: id
-- columns: id, note?
-- rows: many
update filtered_view set note = null where id = $1 returning id, note

-- name: update_through_a_view
-- parameters: id
-- columns: id, name, note?
-- rows: many
update plain_view set name = 'z' where id = $1 returning id, name, note

-- name: delete_through_a_view
-- columns: id, note
-- rows: many
delete from checked_view v where not exists (select from b where b.a_id = v.id) returning id, note
