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
-- name: Comparison
select 1 from shop.orders where order_id = $1 and customer_id > $2 and placed < $3 and state <> $4 and note ilike $5 and discount = $6 and total between $7 and $8;
-- name: Arithmetic
select $1 + 1, 2 * $2::numeric, now() - $3, now() + $4, current_date + $5, 'a' || $6, $7 % 3, - $8::integer;
-- name: Arrays
select 1 from shop.customers where customer_id = any($1) and tags @> $2 and $3 = any(tags) and name in ($4, $5) and customer_id <> all($6::bigint[]);
-- name: Json
select data -> $1, data ->> $2, data @> $3, data ? $4, data #> $5, jsonb_build_object('a', $6::text), jsonb_set(data, $7, $8) from shop.customers;
-- name: LimitOffset
select name from shop.customers order by 1 limit $1 offset $2;
-- name: Optional
select name from shop.customers where ($1::text is null or name = $1) and (email = $2 or $2 is null);
-- name: Coalesce
select coalesce($1, name), nullif($2, customer_id), greatest($3, 1.5), case when $4 then $5 else 0 end from shop.customers;
-- name: Rows
select 1 from shop.items where (order_id, line) = ($1, $2) and (line, quantity) in (select $3::integer, 1) and (order_id, line) in (($4, $5));
-- name: Casts
select $1::text, cast($2 as integer), $3::shop.state, $4::shop.address, $5::uuid[], date $$2024-01-01$$, $6::varchar(10), $7::shop.email;
-- name: Functions
select lower($1), length($2), to_char(placed, $3), date_trunc($4, placed), round($5, 2), make_interval(days => $6), regexp_replace(note, $7, $8), substring(note from $9 for $10), note similar to $11 from shop.orders;
-- name: Ranges
select 1 from shop.orders where valid @> $1::date and valid && $2 and valid = daterange($3, $4);
-- name: SelectListText
select $1, $2 as b;
-- name: Subquery
select 1 from shop.customers where customer_id = (select customer_id from shop.orders where order_id = $1) and exists (select 1 from shop.items where sku = $2) and $3 in (select line from shop.items);
-- name: Undetermined
-- expect: $1::text
select $1 is null;
-- name: Conflict
select 1 from shop.orders where note = $1 and customer_id = $1;
-- name: ConflictingCasts
select $1::integer, $1::text;
-- name: Gap
select $1::integer, $3::integer;
-- name: NotUnique
select $1 + $2;
-- name: Polymorphic
select array_append($1, $2);
