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
-- name: Using
select * from shop.orders join shop.items using (order_id);
-- name: Natural
select * from shop.orders natural left join shop.items;
-- name: UsingAlias
select k.order_id, o.total from shop.orders o join shop.items i using (order_id) as k;
-- name: Full
select customer_id, c.customer_id, o.customer_id from shop.customers c full join shop.orders o using (customer_id);
-- name: Lateral
select c.name, latest.* from shop.customers c left join lateral (select total, placed from shop.orders o where o.customer_id = c.customer_id order by placed desc limit $1) latest on true;
-- name: Functions
select * from generate_series(1, 3) with ordinality as g(n, position), unnest(array[1, 2], array['a', 'b']) as u(x, y), json_each_text('{}') as j;
-- name: RowsFrom
select * from rows from (generate_series(1, 2), unnest(array['a'])) as r(a, b);
-- name: View
select p.*, p.total * 2 as twice from shop.paid p;
-- name: AliasHidesTable
-- expect: it has the alias "o"
select orders.total from shop.orders o;
-- name: NotLateral
select * from shop.customers c join (select * from shop.orders where customer_id = c.customer_id) o on true;
-- name: Ambiguous
-- expect: o.order_id
select order_id from shop.orders o join shop.items i on i.order_id = o.order_id;
-- name: DuplicateAlias
select 1 from shop.orders a, shop.items a;
-- name: NoCommonColumn
select * from shop.customers join shop.items using (order_id);
