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
-- name: Unnamed
select 1, 'x', null, true, 1.5, now(), upper(name), name || '!', -customer_id, customer_id::text, cast(name as text), (select 1), array[1, 2], row(1, 2), case when true then 1 end from shop.customers;
-- name: Named
select coalesce(email, ''), nullif(name, ''), greatest(1, 2), exists (select 1), current_date, current_user, extract(year from created), (address).city, tags[1], data -> 'a' from shop.customers;
-- name: Duplicates
select c.*, c.name, customer_id as name, c from shop.customers c;
-- name: Qualified
select shop.customers.name, customers.customer_id, customers.* from shop.customers;
-- name: Row
select count(c.*), (c.*) is null, c.* = c.* as same from shop.customers c group by c.*;
-- name: System
select tableoid, ctid, xmin from shop.customers;
-- name: ColumnAliases
select * from shop.items as i (a, b, c);
-- name: Nothing
select from shop.customers;
-- name: FunctionOfRow
select counted.row_to_json, counted.n from (select count(*) as n from shop.customers) counted;
-- name: FunctionOfRowThatIsNone
select counted.no_such from (select count(*) as n from shop.customers) counted;
