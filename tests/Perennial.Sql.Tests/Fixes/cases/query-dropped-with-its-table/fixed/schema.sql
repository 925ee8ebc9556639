create schema app;

create type app.state as enum ('open', 'done');

create domain app.label as text check (value <> '');

create type app.place as (street text, zip integer);

create table app.items (
    item_id bigint primary key,
    label app.label not null,
    state app.state not null default 'open',
    size integer,
    home app.place
);

-- service: shop
-- Counts the items of a size.
-- raises: 22023 BadSize
create function app.count_items(size integer, minimum integer default 0) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if size < 0 then
        raise exception 'a size is not negative' using errcode = '22023';
    end if;
    return (select count(*) from app.items i where i.size = count_items.size and i.size >= minimum);
end
$$;

-- service: shop
create procedure app.close_item(item bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update app.items i set state = 'done' where i.item_id = item;
end
$$;

-- service: shop
create or replace function app.delete_notes(item bigint)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
delete from app.notes n where n.item_id = $1;
end
$$;

-- service: shop
create or replace function app.find_body(note bigint)
returns text
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    first_value text;
begin
select n.body from app.notes n where n.note_id = $1
    into first_value;
    return first_value;
end
$$;
