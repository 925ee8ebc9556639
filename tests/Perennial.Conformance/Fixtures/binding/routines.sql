create function area(width integer, height integer default 1) returns integer language sql as 'select width * height';
create function area(side text) returns text language sql as 'select side';
create function total(variadic parts numeric[]) returns numeric language sql as 'select sum(p) from unnest(parts) p';
create function first_of(anyarray) returns anyelement language sql as 'select $1[1]';
create function pair(a anyelement, b anyelement) returns anyarray language sql as 'select array[a, b]';
create function both_of(a anycompatible, b anycompatible) returns anycompatiblearray language sql as 'select array[a, b]';
create function people(at_least integer) returns table (name text, born date) language sql as 'select ''x'', current_date where at_least > 0';
create function numbers(out low integer, out high bigint) language sql as 'select 1, 2::bigint';
create function anything() returns setof record language sql as 'select 1, 2';
create procedure adjust(amount integer, inout result integer default 0) language sql as 'select amount';
create aggregate product (integer) (sfunc = int4mul, stype = integer, initcond = '1');
-- queries
-- name: Defaults
select area(1), area(1, 2), area(height => 2, width => 1), area(1, height => $1), area('x');
-- name: Variadic
select total(1, 2.5), total(variadic array[1, 2]), total($1, $2);
-- name: Polymorphic
select first_of(array['a']), pair(1, 2), pair('a'::text, 'b'), both_of(1, 2.5), first_of($1::date[]);
-- name: Table
select p.name, p.born, people from people($1) p, people(1);
-- name: Out
select *, numbers(), (numbers()).high from numbers();
-- name: Record
select * from anything() as t(a integer, b integer);
-- name: SelectList
select people(1), first_of(array[1]);
-- name: Aggregate
select product(x) from generate_series(1, 3) x;
-- name: Call
call adjust($1, $2);
-- name: CallDefault
call adjust(1);
-- name: NoOverload
-- expect: area(integer, integer), area(text)
select area(1.5, 2, 3);
-- name: UnknownName
select area(widht => 1);
-- name: NotPolymorphic
select pair(1, 'a'::text);
-- name: RecordWithoutColumns
select * from anything();
-- name: ProcedureInSelect
select adjust(1, 2);
-- name: FunctionInCall
call area(1);
-- name: TooManyArguments
select people(1, 2);
-- name: AggregateOfText
select product('a'::text);
