create schema if not exists parts;
create type parts.dims as (w numeric, h numeric);
create type parts.box as (label text, inner_dims parts.dims, stack parts.dims[]);
create table parts.items (sku text primary key, box parts.box, stock int not null default 0, reserved int not null default 0, available int generated always as (stock - reserved) stored);
create unlogged table parts.scans (sku text not null references parts.items, at timestamptz not null default now());

create function parts.reserve(sku text, pieces int default 1, force boolean default false) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare done boolean;
begin
    update parts.items i set reserved = i.reserved + pieces where i.sku = reserve.sku and (force or i.stock - i.reserved >= pieces) returning true into done;
    return coalesce(done, false);
end $$;
create function parts.boxes() returns setof parts.box language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select i.box from parts.items i where i.box is not null $$;
create procedure parts.purge(days int) language plpgsql as $$
begin
    delete from parts.scans s where s.at < now() - make_interval(days => purge.days);
    commit;
end $$;
