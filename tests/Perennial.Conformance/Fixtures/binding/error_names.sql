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
-- name: Table
-- expect: relation "shop.custmers" does not exist. Did you mean
select * from shop.custmers;
-- name: Schema
select * from shp.customers;
-- name: Column
-- expect: Did you mean "name"
select nme from shop.customers;
-- name: QualifiedColumn
-- expect: column c.emial does not exist. Did you mean "email"
select c.emial from shop.customers c;
-- name: Alias
select x.name from shop.customers c;
-- name: Function
-- expect: Did you mean "lower"
select lowr(name) from shop.customers;
-- name: FunctionArguments
-- expect: lower(
select lower(1, 2);
-- name: Type
-- expect: Did you mean "text"
select 1::txt;
-- name: Operator
-- expect: operator does not exist: text = integer
select 1 from shop.orders where note = 1;
-- name: Field
select (address).town from shop.customers;
-- name: NotComposite
select (name).x from shop.customers;
-- name: OrderBy
select name from shop.customers order by nme;
-- name: GroupBy
select count(*) from shop.customers group by nme;
-- name: Where
select 1 from shop.customers where nme = 'x' and emial = 'y';
-- name: InSubquery
select 1 from shop.customers c where exists (select 1 from shop.orders o where o.customer = c.customer_id);
-- name: Using
select 1 from shop.customers join shop.orders using (custmer_id);
-- name: Collation
select name collate "no_such" from shop.customers;
-- name: AliasInWhere
select customer_id + 1 as next from shop.customers where next > 1;
-- name: Star
select c.* from shop.customers;
-- name: StarWithoutTable
select *;
-- name: TooManyDots
select a.b.c.d.e from shop.customers;
-- name: RelationNameThatIsNone
select 'a b'::regclass;
-- name: RelationNameWithEmptyPart
select 'a..b'::regclass;
-- name: RelationNameWithSpaces
select ' pg_catalog . "pg_class" '::regclass;
-- name: RelationNameWithTooManyParts
select 'a.b.c.d'::regclass;
-- name: RelationNameOfDigitsAndLetters
select '1a'::regclass;
