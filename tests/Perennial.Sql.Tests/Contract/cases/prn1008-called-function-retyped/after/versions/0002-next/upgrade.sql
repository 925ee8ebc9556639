drop function app.grade(integer);
-- internal
create function app.grade(size integer) returns bigint language sql immutable as $$ select size / 10 $$;
