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
-- name: Numbers
select 1, 3000000000, 99999999999999999999, 1.5, 1e3, 1 / 2, 1 / 2.0, 2::smallint * 3, 2 ^ 3, 7 % 2::bigint, sqrt(2), round(1.5), round(1.25, 1), abs(-1::real), floor(2.5::float8), power(2, 3), mod(5, 2), random(), sum(1);
-- name: Times
select now(), current_timestamp(3), localtime, date '2024-01-01' + 1, date '2024-01-01' + time '10:00', now() - now(), timestamp '2024-01-01' - interval '1 day', age(now()), extract(epoch from now()), date_part('hour', now()), now() at time zone 'utc', interval '1' day, interval(2) '1 second', to_timestamp(1);
-- name: Texts
select 'a' || 'b', 'a' || 1, concat('a', 1), format('%s', 1), substring('abc', 1, 2), position('a' in 'b'), trim(both from ' a '), 'a'::char(3), 'a'::varchar(5), 'a'::name, 'a'::"char", left('abc', 1), split_part('a,b', ',', 1), string_to_array('a', ','), regexp_match('a', 'a'), md5('a'), length('a'), 'a' like 'b', 'a' ~ 'b', 'abc' collate "C";
-- name: Arrays
select array[1, 2.5], array[[1], [2]], '{1,2}'::integer[], array[1] || 2, array[1] || array[2], array_agg(x), array_length(array[1], 1), cardinality(array[1]), unnest(array['a']), (array[1, 2])[1:2], array(select 1), array_position(array['a'], 'a'), array_remove(array[1], 1), array[]::text[] from (values (1)) v(x) group by ();
-- name: Json
select '{}'::jsonb -> 'a', '{}'::jsonb ->> 'a', '{}'::json #>> '{a}', to_jsonb(1), row_to_json(row(1)), jsonb_build_array(1), jsonb_agg(1), '{}'::jsonb || '{}', jsonb_typeof('1'), jsonb_array_length('[]'), jsonb_path_query('{}', '$'), ('{"a":1}'::jsonb)['a'], '{}'::jsonb @? '$.a' group by ();
-- name: Rows
select row(1, 'a'), (address).zip, (address).*, row(1, 2) = row(1, 2), address = row('a', 'b', 'c')::shop.address, address is null from shop.customers;
-- name: Ranges
select int4range(1, 2), '[1,2)'::numrange, lower(valid), valid * valid, range_agg(valid), daterange(null, null), '[2024-01-01,2024-02-01)'::daterange from shop.orders group by valid;
-- name: Domains
select email, total, total + 1, lower(email), email || '', null::shop.email, array_agg(email), coalesce(email, ''), case when true then total end from shop.customers join shop.orders using (customer_id) group by email, total;
-- name: Cases
select case when true then 1 else 2.5 end, case 1 when 1 then 'a' end, case when true then null else 1 end, coalesce(null, 1), coalesce(1, 2.5), nullif(1, 2), greatest(1, 2.5), least('a', 'b'), case when true then name else sku end from shop.customers, shop.items;
-- name: Geometry
select point '(1,2)', box '((0,0),(1,1))', point(1, 2) <-> point(2, 3), (point '(1,2)')[0], inet '10.0.0.1', cidr '10.0.0.0/8', b'101', x'ff', '\x00'::bytea, 12.5::money, pg_typeof(1), 'shop.orders'::regclass;
-- name: FunctionNotation
select name(c), c.address, city(address) from shop.customers c;
-- name: JsonOfText
select json('{"a": 1}'::text), json($1);
-- name: JsonOfJsonb
select json('{}'::jsonb), json('[]') as list;
-- name: JsonOfBroken
select json('{');
