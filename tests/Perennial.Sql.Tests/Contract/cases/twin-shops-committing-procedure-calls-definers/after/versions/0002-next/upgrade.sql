create function sales.purge_some(before timestamptz) returns bigint language sql security definer set search_path = pg_catalog, pg_temp as $$
    with gone as (delete from sales.orders where placed < before returning 1) select count(*) from gone;
$$;
