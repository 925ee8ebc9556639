create table orders (id integer primary key, customer_id integer not null, amount numeric, quantity integer not null, price numeric(10, 2) not null, note text, placed timestamptz not null default now());
create table customers (id integer primary key, name text not null, email text, doc jsonb not null default '{}');
create view order_view as select o.id, c.name, c.email from orders o join customers c on c.id = o.customer_id;
create function order_lines(integer) returns table (line integer, text text) language sql as $$ select 1, null::text union all select null, 'x' $$;

-- name: casts_are_not_always_not_null
-- columns: note?, a?, amount?
-- types: character varying, text, integer
-- rows: many
select note::varchar as note, (doc->>'a')::text as a, amount::integer as amount from orders cross join customers where amount <> 'NaN' or amount is null

-- name: arithmetic_is_not_always_an_integer
-- columns: total, half, more?
-- types: numeric, integer, numeric
-- rows: many
select quantity * price as total, quantity / 2 as half, amount + 1 as more from orders

-- name: coalesce_of_a_sum
-- columns: total, pieces
-- types: numeric, bigint
-- rows: one
select coalesce(sum(amount), 0) as total, coalesce(sum(quantity), 0) as pieces from orders

-- name: nullif_is_not_a_boolean
-- columns: note?, quantity?
-- types: text, integer
-- rows: many
select nullif(note, '') as note, nullif(quantity, 0) as quantity from orders

-- name: numeric_functions_are_not_floats
-- columns: rounded, ceiling, distance
-- types: numeric, numeric, integer
-- rows: many
select round(price, 1) as rounded, ceil(price) as ceiling, abs(quantity) as distance from orders

-- name: limit_is_a_bigint
-- parameters: limit, offset
-- columns: id
-- rows: many
select id from orders limit $1 offset $2

-- name: union_uses_all_branches
-- columns: id?, note?
-- types: integer, text
-- rows: many
select id, note from orders union all select id, name from customers union all select null, null

-- name: outer_joins_below_the_top_level
-- columns: id, name?, email?
-- types: integer, text, text
-- rows: many
select s.id, s.name, s.email from (select o.id, c.name, c.email from orders o left join customers c on c.id = o.customer_id) s

-- name: scalar_subqueries_are_nullable
-- columns: name?, n
-- types: text, bigint
-- rows: many
select (select name from customers c where c.id = o.quantity) as name, (select count(*) from customers) as n from orders o

-- name: sum_is_nullable
-- columns: pieces?, first?
-- types: bigint, timestamp with time zone
-- rows: one
select sum(quantity) as pieces, min(placed) as first from orders

-- name: table_function_in_the_select_list
-- columns: line?, text?
-- types: integer, text
-- rows: many
select (order_lines(id)).line, (order_lines(id)).text from orders

-- name: nullability_does_not_depend_on_the_plan
-- columns: id, name?
-- types: integer, text
-- rows: many
select o.id, c.name from customers c right join orders o on c.id = o.customer_id

-- name: parameters_are_not_all_nullable
-- parameters: note?, quantity, id
-- rows: none
update orders set note = $1, quantity = $2 where id = $3

-- name: comparisons_may_be_null
-- columns: eq?, never?, always
-- types: boolean, boolean, boolean
-- rows: many
select amount = 1 as eq, null = 1 as never, quantity = 1 as always from orders

-- name: views_are_not_all_nullable
-- columns: id, name, email?
-- types: integer, text, text
-- rows: many
select id, name, email from order_view

-- name: insert_that_forgets_a_column_is_found
-- parameters: id, quantity, price
-- warnings: PRN0020
-- rows: none
insert into orders (id, quantity, price) values ($1, $2, $3)
