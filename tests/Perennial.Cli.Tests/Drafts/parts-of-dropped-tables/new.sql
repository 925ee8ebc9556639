create schema app;
-- internal
create function app.base(given integer) returns bigint immutable language plpgsql as $$ begin return given; end $$;
