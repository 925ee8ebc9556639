create function app.weight(size integer) returns integer language sql immutable as $$ select coalesce(size, 0) * 2 $$;
