-- Needed by the upgrade itself.
create function sailings() returns bigint language sql stable security definer set search_path = public, pg_temp as $$ select count(*) from sailing $$;
