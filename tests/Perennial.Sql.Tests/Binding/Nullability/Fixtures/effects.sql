create table a (id integer primary key, x integer, s text);
create table b (id integer primary key, a_id integer references a on delete cascade, y integer);
create view v as select id, x from a;

-- name: columns_read
-- parameters: s
-- columns: id, x?
-- rows: many
-- reads: public.a.id, public.a.s, public.a.x
-- writes:
select id, x from a where s = $1

-- name: count_reads_the_table
-- columns: n
-- rows: one
-- reads: public.a
-- writes:
select count(*) as n from a

-- name: join_reads_both
-- columns: x?, y?
-- rows: many
-- reads: public.a.id, public.a.x, public.b.a_id, public.b.y
-- writes:
select a.x, b.y from a join b on b.a_id = a.id

-- name: view_stands_for_itself
-- columns: x?
-- rows: many
-- reads: public.v.x
-- writes:
select x from v

-- name: subquery_reads
-- columns: y?, e
-- rows: one
-- reads: public.a, public.b.y
-- writes:
select (select max(y) from b) as y, exists (select from a) as e

-- name: insert_writes
-- parameters: id, s?
-- rows: none
-- reads:
-- writes: public.a, public.a.id, public.a.s
insert into a (id, s) values ($1, $2)

-- name: insert_from_select_reads_and_writes
-- rows: none
-- reads: public.a.id, public.a.x
-- writes: public.b, public.b.id, public.b.y
insert into b (id, y) select id, x from a where id > 100

-- name: update_reads_and_writes
-- parameters: s
-- rows: none
-- reads: public.a.s, public.a.x
-- writes: public.a.x
update a set x = x + 1 where s = $1

-- name: delete_writes
-- rows: none
-- reads: public.b.y
-- writes: public.b
delete from b where y = 1

-- name: returning_reads
-- parameters: id
-- columns: s?
-- rows: zero-or-one
-- reads: public.a.id, public.a.s
-- writes: public.a.x
update a set x = 1 where id = $1 returning s

-- name: with_insert
-- columns: id, x?
-- rows: one
-- reads: public.a.id, public.a.x, public.b.id
-- writes: public.b, public.b.id
with n as (insert into b (id) values (700) returning id) select n.id, a.x from n left join a on a.id = n.id

-- name: upsert_writes_both
-- parameters: id
-- rows: none
-- reads: public.a.id, public.a.x
-- writes: public.a, public.a.id, public.a.s, public.a.x
insert into a (id, x) values ($1, 1) on conflict (id) do update set s = 'x' where a.x > 0

-- name: locks
-- columns: id
-- rows: many
-- reads: public.a.id
-- writes:
select id from a for update

-- name: merge_writes
-- postgres: 15
-- rows: none
-- reads: public.a.id, public.b.a_id, public.b.id, public.b.y
-- writes: public.a, public.a.id, public.a.x
merge into a using b on a.id = b.a_id when matched and b.y > 0 then update set x = b.y when matched then delete when not matched then insert (id) values (b.id + 1000)
