create schema app;
create table app.kept (kept_id bigint primary key);
create function app.count_up(state bigint) returns bigint immutable language sql as $$ select state + 1 $$;
create aggregate app.n(*) (sfunc = app.count_up, stype = bigint, initcond = '0');
