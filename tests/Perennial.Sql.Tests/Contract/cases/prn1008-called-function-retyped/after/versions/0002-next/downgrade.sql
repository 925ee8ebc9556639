drop function app.grade(integer);
-- internal
create function app.grade(size integer) returns integer language sql immutable as $$ select size / 10 $$;
