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
-- name: Plain
update shop.orders set note = $1, total = total + $2, placed = default where order_id = $3 returning order_id, total;
-- name: From
update shop.orders o set discount = c.customer_id, note = c.name from shop.customers c where c.customer_id = o.customer_id and c.name like $1;
-- name: Multiple
update shop.orders set (note, discount) = ($1, $2), (state) = row($3) where order_id = any($4);
-- name: Subselect
update shop.orders o set (note, discount) = (select c.name, 1 from shop.customers c where c.customer_id = o.customer_id);
-- name: Element
update shop.customers set tags[1] = $1, address.city = $2, data['a'] = $3 where customer_id = $4;
-- name: Conditional
update shop.customers set name = coalesce($1, name), email = case when $2::boolean then $3 else email end where customer_id = $4;
-- name: Delete
delete from shop.items where order_id = $1 and line between $2 and $3 returning *;
-- name: DeleteUsing
delete from shop.items i using shop.orders o where o.order_id = i.order_id and o.state in ($1, 'sent');
-- name: UnknownColumn
-- expect: Did you mean "note"
update shop.orders set noet = 1;
-- name: WrongType
update shop.orders set placed = 5;
-- name: Twice
update shop.orders set note = 'a', note = 'b';
-- name: TargetQualified
update shop.orders o set o.note = 'x';
-- name: BadEnum
-- expect: Did you mean "paid"
update shop.orders set state = 'payd';
-- name: Aggregate
update shop.orders set total = sum(total);
-- name: WhereNotBoolean
delete from shop.items where line;
