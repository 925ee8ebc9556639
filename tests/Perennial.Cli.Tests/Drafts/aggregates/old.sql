create schema app;
create function app.add_up(state bigint, value integer) returns bigint immutable strict language sql as $$ select state + value $$;
create function app.join_up(state text, value text) returns text immutable language sql as $$ select coalesce(state || ', ', '') || value $$;
create aggregate app.total(integer) (sfunc = app.add_up, stype = bigint, initcond = '0');
create aggregate app.words(text) (sfunc = app.join_up, stype = text);
create aggregate app.gone(integer) (sfunc = app.add_up, stype = bigint, initcond = '0');
create table app.items (item_id bigint primary key, size integer, name text);
