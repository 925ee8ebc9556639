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
-- name: Types
select count(*), count(note), sum(quantity), sum(line), sum(customer_id), sum(discount), sum(total), avg(quantity), avg(discount), avg(total), min(placed), max(state), bool_and(true), array_agg(sku), string_agg(note, ','), json_agg(i), jsonb_object_agg(sku, line)
from shop.orders o join shop.items i using (order_id);
-- name: Coalesced
select coalesce(sum(total), 0), coalesce(sum(quantity), $1) from shop.orders join shop.items using (order_id);
-- name: Grouped
select customer_id, date_trunc('day', placed) as day, sum(total) filter (where state = 'paid') from shop.orders group by 1, day having count(*) > $1 order by sum(total) desc nulls last;
-- name: PrimaryKeyCoversAll
select o.*, count(i.*) from shop.orders o left join shop.items i using (order_id) group by o.order_id;
-- name: Sets
select state, customer_id, grouping(state, customer_id), sum(total) from shop.orders group by grouping sets ((state), (customer_id), ()), cube (state);
-- name: Ordered
select percentile_cont(0.5) within group (order by discount), percentile_disc(0.5) within group (order by total), mode() within group (order by state), rank(3) within group (order by customer_id) from shop.orders;
-- name: Distinct
select count(distinct customer_id), string_agg(distinct note, ', ' order by note), array_agg(distinct state order by state) from shop.orders;
-- name: Windows
select row_number() over (), rank() over w, ntile(4) over w, lag(total) over w, lag(total, 1, 0) over w, first_value(note) over w, sum(total) over (w rows between 1 preceding and current row), percent_rank() over w from shop.orders window w as (partition by customer_id order by placed);
-- name: NotGrouped
select customer_id, total from shop.orders group by customer_id;
-- name: InWhere
select customer_id from shop.orders where sum(total) > 1 group by customer_id;
-- name: Nested
select sum(max(total)) from shop.orders;
-- name: InGroupBy
select 1 from shop.orders group by count(*);
-- name: WindowInWhere
select 1 from shop.orders where row_number() over () = 1;
-- name: NoSuchWindow
select sum(total) over w from shop.orders;
-- name: FilterOnFunction
select lower(note) filter (where true) from shop.orders;
-- name: StarOnFunction
select lower(*) from shop.orders;
-- name: OutOfList
select customer_id from shop.orders group by 2;
-- name: DistinctOrder
select distinct customer_id from shop.orders order by placed;
-- name: DistinctOn
select distinct on (customer_id) customer_id, placed from shop.orders order by placed;
-- name: CountInColumnNotation
select o.count from shop.orders o;
-- name: AggregateInColumnNotationInWhere
select 1 from shop.orders o where o.count = 1;
-- name: WindowFunctionInColumnNotation
select o.lag from shop.orders o;
-- name: GroupingInGroupBy
select grouping(o.state) from shop.orders o group by o.state, 1;
-- name: NegativePositions
select o.state from shop.orders o order by -1;
-- name: NegativeGroupPosition
select count(*) from shop.orders o group by -1;
-- name: BooleanAsPosition
select o.state from shop.orders o order by true;
-- name: HypotheticalArity
select rank(1, 2) within group (order by o.total) from shop.orders o;
-- name: HypotheticalRank
select rank(1, 'open') within group (order by o.total, o.state) from shop.orders o;
-- name: GroupedSubqueryIsTheSameWhereverItStands
select case when o.placed is null then 1 when exists (select from shop.customers c where c.customer_id = o.customer_id and c.name > 'a') then 2 end, count(*) from shop.orders o group by case when o.placed is null then 1 when exists (select from shop.customers c where c.customer_id = o.customer_id and c.name > 'a') then 2 end;
-- name: GroupedScalarSubquery
select (select max(c.name) from shop.customers c where c.customer_id = o.customer_id) from shop.orders o group by (select max(c.name) from shop.customers c where c.customer_id = o.customer_id) order by (select max(c.name) from shop.customers c where c.customer_id = o.customer_id);
-- name: AnotherSubqueryIsGrouped
select (select max(c.name) from shop.customers c where c.customer_id = o.customer_id) from shop.orders o group by (select min(c.name) from shop.customers c where c.customer_id = o.customer_id);
-- name: SubqueryOfAnotherRowIsGrouped
select o.state, (select count(*) from shop.customers c where c.customer_id = o.customer_id) from shop.orders o, shop.orders p group by o.state, (select count(*) from shop.customers c where c.customer_id = p.customer_id);
-- name: AnotherOperatorWithAnyIsGrouped
select o.order_id < any (select c.customer_id from shop.customers c) from shop.orders o group by o.order_id > any (select c.customer_id from shop.customers c);
-- name: SameOperatorWithAnyIsGrouped
select o.order_id < any (select c.customer_id from shop.customers c) from shop.orders o group by o.order_id < any (select c.customer_id from shop.customers c);
