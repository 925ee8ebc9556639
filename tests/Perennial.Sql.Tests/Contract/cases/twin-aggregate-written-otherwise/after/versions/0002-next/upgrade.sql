set search_path = app;
create function app.longer(text, text) returns text language sql immutable as $$ select case when length($1) > length($2) then $1 else $2 end $$;
create aggregate app.longest(text) (sfunc = longer, stype = pg_catalog.text, PARALLEL = safe, initcond = '-');
