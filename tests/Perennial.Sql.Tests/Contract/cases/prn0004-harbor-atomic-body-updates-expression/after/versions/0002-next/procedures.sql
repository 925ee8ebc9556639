create function harbor.shout(wanted integer) returns void language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
    update harbor.shouted set shout = 'A' where imo = wanted;
end;
