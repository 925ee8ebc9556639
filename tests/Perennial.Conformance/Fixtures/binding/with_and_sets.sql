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
-- queries
-- name: Chain
with recent as (select * from shop.orders where placed > $1), sums (customer, total) as materialized (select customer_id, sum(total) from recent group by 1) select c.name, s.* from sums s join shop.customers c on c.customer_id = s.customer;
-- name: Recursive
with recursive numbers (n) as (values (1) union all select n + 1 from numbers where n < $1) select sum(n) from numbers;
-- name: Search
with recursive tree as (select 1 as id, null::integer as parent union all select t.id + 1, t.id from tree t where t.id < 5) search depth first by id set place cycle id set is_cycle using path select * from tree;
-- name: Modifying
with gone as (delete from shop.items where order_id = $1 returning *), changed as (update shop.orders set note = $2 where order_id in (select order_id from gone) returning order_id, note) select g.sku, c.note from gone g join changed c using (order_id);
-- name: UnionTypes
select 1 as a, null as b, 'x' as c, 1::smallint as d union all select 2.5, 1, name, customer_id from shop.customers;
-- name: UnionTypmods
select name, sku from shop.customers, shop.items union select name, sku from shop.customers, shop.items;
-- name: Nested
(select 1 union select 2) except (values (3)) order by 1 limit 5;
-- name: UnknownStaysText
select 'a' union select 'b';
-- name: Values
values (1, 'a', null), (2.5, 'b', $1::date);
-- name: TooFewColumns
select 1, 2 union select 1;
-- name: NoCommonType
select 1 union select now();
-- name: OrderByExpression
select 1 as a union select 2 order by a + 1;
-- name: OrderByUnknown
-- expect: "total"
select total from shop.orders union select total from shop.orders order by totl;
-- name: RecursiveType
with recursive t (n) as (select 1 union all select n + 1.5 from t) select * from t;
-- name: NotRecursive
with t as (select * from t) select * from t;
-- name: NameTwice
with a as (select 1), a as (select 2) select 1;
-- name: ColumnCount
with a (x, y) as (select 1) select * from a;
