create schema app;
create table app.items (item_id bigint primary key);
-- internal
create function app.by_cost(n integer) returns integer cost 5 language sql as $$ select n $$;
-- internal
create function app.by_rows(n integer) returns setof integer rows 5 language sql as $$ select n $$;
-- internal
create function app.by_defaults(n integer, m integer) returns integer language plpgsql as $$ begin return n + m; end $$;
-- internal
create function app.by_language(n integer) returns integer language plpgsql as $$ begin return n; end $$;
-- internal
create function app.by_words(n integer) returns integer immutable strict leakproof parallel safe security definer set search_path = pg_catalog, pg_temp language plpgsql as $$ begin return n; end $$;
-- internal
create function app.by_body(n integer) returns integer language sql return n + 2;
