create schema app;
-- internal
create function app.half(n integer) returns numeric immutable language sql as $$ select n / 2.0 $$;
-- internal
create function app.twice(number integer, result out integer) immutable language plpgsql as $$ begin result = 2 * number; end $$;
create table app.items (item_id bigint primary key);
comment on function app.twice(integer) is 'two times';
grant execute on function app.twice(integer) to draft_reader;
