create schema app;
-- internal
create function app.half(n integer) returns integer immutable language sql as $$ select n / 2 $$;
-- internal
create function app.twice(n integer) returns integer immutable language plpgsql as $$ begin return 2 * n; end $$;
create table app.items (item_id bigint primary key);
comment on function app.twice(integer) is 'two times';
grant execute on function app.twice(integer) to draft_reader;
