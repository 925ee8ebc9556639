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

create table app.notes (
    note_id bigint primary key,
    item_id bigint not null references app.items,
    body text not null
);

create index notes_item_id_idx on app.notes (item_id);

-- service: shop
-- Counts the items of a size.
-- raises: 22023 BadSize
create function app.count_items(size integer, minimum integer default 0) returns bigint
language plpgsql stable strict security definer set search_path = pg_catalog, pg_temp
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
