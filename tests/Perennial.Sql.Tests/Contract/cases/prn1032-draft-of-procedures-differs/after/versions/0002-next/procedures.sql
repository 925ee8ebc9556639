create or replace function app.count_notes(item bigint) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
select count(*) + 1 from app.notes n where n.item_id = $1
$$;
