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
-- name: Values
insert into shop.customers (name, email, tags, data) values ($1, $2, $3, $4) returning customer_id, created;
-- name: Rows
insert into shop.items (order_id, line, sku, quantity, price) values ($1, 1, 'a', 2, 3.5), ($1, 2, $2, $3, $4);
-- name: Default
insert into shop.orders (customer_id, state) values ($1, default) returning *;
-- name: DefaultValues
insert into shop.items default values;
-- name: Select
insert into shop.items (order_id, line, sku, quantity) select order_id, $1, 'x', 1 from shop.orders where state = $2;
-- name: Unnest
insert into shop.items (order_id, line, sku, quantity) select $1, * from unnest($2::integer[], $3::text[], $4::smallint[]);
-- name: Upsert
insert into shop.customers as c (name, email) values ($1, $2) on conflict (email) do update set name = excluded.name, tags = c.tags || $3::text where c.created < $4 returning c.*, (xmax = 0) as inserted;
-- name: DoNothing
insert into shop.customers (name) values ($1) on conflict do nothing;
-- name: Composite
insert into shop.customers (name, address) values ('x', row($1, $2, $3)), ('y', ('a', 'b', 'c'));
-- name: Field
insert into shop.customers (name, address.city, tags[1]) values ($1, $2, $3);
-- name: MissingColumn
-- warning: PRN0020
insert into shop.items (order_id, line) values ($1, 1);
-- name: UnknownColumn
-- expect: Did you mean "quantity"
insert into shop.items (order_id, quantitty) values ($1, $2);
-- name: UnknownTable
-- expect: Did you mean
insert into shop.itms (line) values (1);
-- name: TooManyValues
insert into shop.items (line) values (1, 2);
-- name: TooFewValues
insert into shop.items (line, quantity) values (1);
-- name: WrongType
-- expect: "quantity" is of type smallint but expression is of type boolean
insert into shop.items (quantity) values (true);
-- name: IdentityAlways
insert into shop.customers (customer_id, name) values (1, 'x');
-- name: Overriding
insert into shop.customers (customer_id, name) overriding system value values ($1, 'x');
-- name: ColumnTwice
insert into shop.items (line, line) values (1, 2);
-- name: NoArbiterConstraint
insert into shop.customers (name) values ('x') on conflict on constraint no_such do nothing;
-- name: NoUniqueIndex
insert into shop.customers (name) values ('x') on conflict (name) do nothing;
-- name: UnequalRows
insert into shop.items (line, quantity) values (1, 2), (3);
-- name: ConflictColumnUnknown
insert into shop.items (order_id, line, sku, quantity) values ($1, 1, 'a', 1) on conflict (order_id, lin) do nothing;
-- name: ConflictOperatorClass
insert into shop.items (order_id, line, sku, quantity) values ($1, 1, 'a', 1) on conflict (order_id line) do nothing;
-- name: ConflictOperatorClassKnown
insert into shop.items (order_id, line, sku, quantity) values ($1, 1, 'a', 1) on conflict (order_id uuid_ops, line) do nothing;
