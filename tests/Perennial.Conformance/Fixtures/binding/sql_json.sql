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
-- name: Parameters
select json_value($1, '$.a'), json_query($2, $3 passing $4 as x), json_exists($5, '$'), json_object('a': $6), json_array($7), json_scalar($8), json($9), json_serialize($10), $11 is json;
-- name: TableOfParameter
select * from json_table($1, '$[*]' columns (n for ordinality, a int path '$.a', b boolean exists, nested path '$.k' columns (c shop.state path '$')));
-- name: ContextIsTextUntilItRuns
select json_value('abc', '$'), t.a from json_table('abc', '$' columns (a int)) t;
-- name: ContextIsNumber
select json_value(1.5, '$');
-- name: TableContextIsDate
select * from json_table(date '2024-01-01', '$' columns (a int)) t;
-- name: KeyParameter
select json_object($1: 1);
-- name: KeysOfAnyType
select json_object(1: 2, true: null), json_object(null: 2);
-- name: SerializedNumber
select json_serialize(1.5);
-- name: ParsedNumber
select json(1);
-- name: EmptyColumnPath
select * from json_table('[]', '$' columns (a int path '')) t;
-- name: PathIsNoPath
select * from json_table('[]', 'x' columns (a int)) t;
-- name: ReturningTypes
select json_value(data, '$.a' returning numeric(5, 2) default 0 on empty), json_query(data, '$.b' returning shop.address), json_object('a': 1 returning jsonb), json_arrayagg(name returning text) from shop.customers group by customer_id;
