create schema app;
create table app.kept (kept_id bigint primary key);
create function app.count_up(state bigint) returns bigint immutable language sql as $$ select state + 1 $$;
create aggregate app.n(*) (sfunc = app.count_up, stype = bigint, initcond = '0');
create function app.add_up(state bigint, value integer) returns bigint immutable strict language sql as $$ select state + value $$;
create aggregate app.total(integer) (sfunc = app.add_up, stype = bigint, initcond = '0');
-- internal
create function app.total_of(given integer[]) returns bigint immutable language sql as $$ select app.total(one) from unnest(given) one $$;
create table app.items (item_id bigint primary key, sizes integer[], constraint items_sizes_check check (app.total_of(sizes) > 0));
comment on aggregate app.n(*) is 'how many';
grant execute on function app.n() to draft_reader;
