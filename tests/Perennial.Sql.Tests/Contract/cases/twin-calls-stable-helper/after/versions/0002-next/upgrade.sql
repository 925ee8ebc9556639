-- internal
create function app.seen(item bigint) returns boolean language sql stable as $$ select true $$;
