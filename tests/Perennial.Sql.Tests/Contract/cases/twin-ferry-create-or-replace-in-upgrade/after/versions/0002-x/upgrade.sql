-- d
create or replace function free_seats(v bigint) returns bigint language sql stable security definer set search_path = public, pg_temp as $$ select count(*) from seats where voyage = v and passenger is null and seat > 0 $$;
