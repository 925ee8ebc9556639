create schema shop;
create type shop.state as enum ('open', 'paid', 'sent');
create domain shop.email as text check (value like '%@%');
create domain shop.amount as numeric(12, 2) not null;
create type shop.address as (street text, city varchar(60), zip char(5));
create table shop.customers (
    customer_id bigint generated always as identity primary key,
    name varchar(80) not null,
    email shop.email unique,
    address shop.address,
    tags text[] not null default '{}',
    data jsonb,
    created timestamptz not null default now()
);
create table shop.orders (
    order_id uuid primary key default gen_random_uuid(),
    customer_id bigint not null references shop.customers,
    state shop.state not null default 'open',
    total shop.amount default 0,
    discount real,
    valid daterange,
    note text,
    placed timestamp(3)
);
create table shop.items (order_id uuid references shop.orders, line integer, sku char(8) not null, quantity smallint not null, price numeric(10, 2), primary key (order_id, line));
create view shop.paid as select o.order_id, c.name, o.total, o.placed::date as day from shop.orders o join shop.customers c using (customer_id) where o.state = 'paid';
set search_path = shop, public;
create table public.merge_base (a integer primary key, b text);
create view public.merge_simple as select a, b from public.merge_base;
create view public.merge_counted as select a, count(*) as n from public.merge_base group by a;
create materialized view public.merge_stored as select a from public.merge_base;
create sequence public.merge_numbers;
create table public.merge_ruled (a integer);
create rule quiet as on insert to public.merge_ruled do also nothing;
create table public.merge_disabled (a integer);
create rule quiet as on insert to public.merge_disabled do also nothing;
alter table public.merge_disabled disable rule quiet;
create table public.merge_replica (a integer);
create rule quiet as on insert to public.merge_replica do also nothing;
alter table public.merge_replica enable replica rule quiet;
create table public.merge_always (a integer);
create rule quiet as on insert to public.merge_always do also nothing;
alter table public.merge_always enable always rule quiet;
create table base (a integer primary key, b text);
create view twice as select a, a as again, b from base;
create view added as select a, a + 1 as twice from base;
-- queries
-- name: Merge
merge into shop.items t using (select $1::uuid as order_id, $2 as line, $3::smallint as quantity) s on t.order_id = s.order_id and t.line = s.line::integer when matched and s.quantity = 0 then delete when matched then update set quantity = s.quantity when not matched then insert (order_id, line, sku, quantity) values (s.order_id, s.line::integer, 'x', s.quantity);
-- name: DoNothing
merge into shop.orders o using shop.customers c on o.customer_id = c.customer_id when matched then do nothing when not matched then do nothing;
-- name: UnknownColumn
merge into shop.items t using shop.orders s on s.order_id = t.order_id when matched then update set price = s.price;
-- name: TargetInInsert
merge into shop.items t using shop.orders s on s.order_id = t.order_id when not matched then insert (line) values (t.line);
-- name: NotBoolean
merge into shop.items t using shop.orders s on t.line when matched then delete;
-- name: MergeIntoView
merge into merge_simple v using merge_base t on v.a = t.a when matched then update set b = 'x' when not matched then insert values (1, 'y');
-- name: MergeIntoCountedUpdate
merge into merge_counted v using merge_base t on v.a = t.a when matched then update set a = 1;
-- name: MergeIntoCountedDelete
merge into merge_counted v using merge_base t on v.a = t.a when matched then delete;
-- name: MergeIntoCountedInsert
merge into merge_counted v using merge_base t on v.a = t.a when not matched then insert values (1, 2);
-- name: MergeIntoCountedNothing
merge into merge_counted v using merge_base t on v.a = t.a when matched then do nothing;
-- name: MergeIntoStored
merge into merge_stored v using merge_base t on v.a = t.a when matched then delete;
-- name: MergeIntoNumbers
merge into merge_numbers v using merge_base t on true when matched then delete;
-- name: MergeIntoRuled
merge into merge_ruled v using merge_base t on v.a = t.a when matched then delete;
-- name: MergeIntoDisabledRule
merge into merge_disabled v using merge_base t on v.a = t.a when matched then delete;
-- name: MergeIntoReplicaRule
merge into merge_replica v using merge_base t on v.a = t.a when matched then delete;
-- name: MergeIntoAlwaysRule
merge into merge_always v using merge_base t on v.a = t.a when matched then delete;
-- name: MergedTwice
merge into twice using (values (1)) as s (i) on twice.a = s.i when matched then update set a = 1, again = 2;
-- name: MergedNewTwice
merge into twice using (values (1)) as s (i) on twice.a = s.i when not matched then insert (a, again) values (1, 2);
-- name: MergedNewOnce
merge into twice using (values (1)) as s (i) on twice.a = s.i when not matched then insert (a, again) values (1, default) when matched then update set again = 1;
-- name: MergedExpression
merge into added using (values (1)) as s (i) on added.a = s.i when matched then update set twice = 1;
-- name: MergedNewExpression
merge into added using (values (1)) as s (i) on added.a = s.i when not matched then insert (a, twice) values (1, 2);
