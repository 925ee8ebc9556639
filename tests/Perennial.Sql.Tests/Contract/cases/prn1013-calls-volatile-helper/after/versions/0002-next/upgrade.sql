-- internal
create function app.seen(item bigint) returns boolean language sql as $$ select true $$;
