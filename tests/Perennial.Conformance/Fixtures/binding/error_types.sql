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
-- name: WhereNotBoolean
-- expect: argument of WHERE must be type boolean, not type character varying
select 1 from shop.customers where name;
-- name: Literal
-- expect: integer
select 1 from shop.items where line = 'x';
-- name: Uuid
select 1 from shop.orders where order_id = 'not-a-uuid';
-- name: Enum
-- expect: Did you mean "open"
select 1 from shop.orders where state = 'opn';
-- name: Date
select 1 from shop.orders where placed > 'yesterdya';
-- name: DateRange
select date '2024-02-30';
-- name: Interval
select now() - interval '1 dya';
-- name: Json
select '{a}'::jsonb;
-- name: Array
select '1,2'::integer[];
-- name: ArrayElement
select '{1,x}'::integer[];
-- name: Range
select '[1,x]'::int4range;
-- name: Number
select 'one'::numeric;
-- name: OutOfRange
select '99999999999'::integer;
-- name: Boolean
select 'maybe'::boolean;
-- name: Case
select case when 1 then 2 end;
-- name: CaseTypes
select case when true then 1 else now() end;
-- name: Coalesce
select coalesce(1, now());
-- name: ArrayTypes
select array[1, now()];
-- name: EmptyArray
select array[];
-- name: Cast
-- expect: cannot cast type integer to uuid
select 1::uuid;
-- name: CastFunction
select cast(now() as integer);
-- name: Limit
select 1 limit 'x'::text;
-- name: LimitColumn
select name from shop.customers limit customer_id;
-- name: Subscript
select name[1] from shop.customers;
-- name: SubqueryColumns
select (select 1, 2);
-- name: InColumns
select 1 where 1 in (select 1, 2);
-- name: RowSizes
select 1 where (1, 2) = (1, 2, 3);
-- name: NoEquality
select distinct '{}'::json;
-- name: NoOrder
select point(1, 2) order by 1;
-- name: NotArray
select 1 = any(2);
-- name: And
select true and 1;
-- name: Not
select not 'x'::text;
-- name: AmbiguousOperator
select '1' + '2';
-- name: AmbiguousFunction
select abs('1'::text);
-- name: SetReturningInCase
select case when true then generate_series(1, 2) end;
-- name: SetReturningInWhere
select 1 where generate_series(1, 2) = 1;
-- name: Join
select 1 from shop.orders o join shop.items i on i.line;
-- name: JoinTypes
select 1 from shop.orders o join shop.items i on o.order_id = i.line;
-- name: NamedArgument
select make_interval(dayz => 1);
-- name: Collate
select 1 collate "C";
-- name: Bytes
select '\xabc'::bytea;
-- name: Address
select inet '300.1.1.1';
-- name: LiteralOfAnyRow
select 1 from pg_class c where c = 'x';
-- name: CaseOfOtherType
select case 'a'::text when 1 then 2 end;
-- name: IntervalAsTimestamp
select now() - '1 day';
-- name: IntervalAsDate
select current_date > '2 weeks ago';
-- name: MoneyWord
select '{}'::money;
-- name: MoneyIsZero
select ''::money, '$1,000.50'::money;
-- name: MultirangeWithoutRanges
select '{1,2}'::int4multirange;
-- name: PathWord
select '{}'::jsonb @? 'x';
-- name: PathWithMode
select '{}'::jsonb @? 'lax $.a', '{}'::jsonb @@ 'exists($.a)';
-- name: SampleMethod
select 1 from pg_class tablesample text (1);
-- name: SampleArguments
select 1 from pg_class tablesample system (1, 2);
-- name: RowFieldBeforeCount
select row('x', '{}', 3, 4)::shop.address, row('x', 'y', 3, date 'x')::shop.address;
-- name: RowWithTooFewFields
select row('x', 2)::shop.address;
-- name: RowInListWithNull
select (o.order_id, o.total) in (null, (null, 1)) from shop.orders o;
-- name: RowInListWithNumber
select (o.order_id, o.total) in ((null, 1), (3)) from shop.orders o;
-- name: CollationOfUnknownSchema
select 'a' collate nowhere.x;
-- name: UnnestOfSeveralWithTypes
select * from unnest(array[1], array['a']) as u(a int, b text);
-- name: CycleMarks
with recursive t as (select 1 as n union all select n + 1 from t where n < 3) cycle n set c to 1 default 'N' using p select * from t;
-- name: ArrayInBrackets
select '["a","b"]'::text[];
-- name: ArrayWithBounds
select '[0:1]={1,2}'::int[], '[-1:0][2:3]={{1,2},{3,4}}'::int[];
-- name: ArrayWithBoundsAndBadElement
select '[0:1]={1,x}'::int[];
-- name: CallByWrongName
select make_date(2024, moth => 1, day => 1);
