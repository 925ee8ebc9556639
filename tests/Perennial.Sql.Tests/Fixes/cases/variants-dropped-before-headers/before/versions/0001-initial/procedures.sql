-- The procedures that version 0001-initial adds or changes. Written by 'perennial ship' from schema.sql and queries/.

create or replace function app.add_item(id bigint, item_label app.label, item_size integer)
returns table (item_id bigint, state app.state)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
insert into app.items (item_id, label, size)
values ($1, $2, $3)
returning item_id, state;
end
$$;

create or replace procedure app.close_item(item bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update app.items i set state = 'done' where i.item_id = item;
end
$$;

create or replace function app.count_items(size integer, minimum integer default 0) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if size < 0 then
        raise exception 'a size is not negative' using errcode = '22023';
    end if;
    return (select count(*) from app.items i where i.size = count_items.size and i.size >= minimum);
end
$$;

create or replace function app.count_notes(item bigint)
returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    first_value bigint;
begin
select count(*) from app.notes n where n.item_id = $1
    into first_value;
    return first_value;
end
$$;

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

create or replace function app.find_items(item_state app.state, "least" integer, size_ integer)
returns table (item_id bigint, label app.label, size integer)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    if $1 is null and $3 is null then
        return query
select i.item_id, i.label, i.size
from app.items i
where true and i.size > $2 and true
order by i.item_id;
    elsif $1 is not null and $3 is null then
        return query
select i.item_id, i.label, i.size
from app.items i
where i.state = $1 and i.size > $2 and true
order by i.item_id;
    elsif $1 is null and $3 is not null then
        return query
select i.item_id, i.label, i.size
from app.items i
where true and i.size > $2 and i.size = $3
order by i.item_id;
    else
        return query
select i.item_id, i.label, i.size
from app.items i
where i.state = $1 and i.size > $2 and i.size = $3
order by i.item_id;
    end if;
end
$$;

create or replace function app.get_item(id bigint)
returns table (item_id bigint, label app.label, state app.state, size integer)
language plpgsql stable rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select i.item_id, i.label, i.state, i.size
from app.items i
where i.item_id = $1;
end
$$;

create or replace function app.list_items(item_state app.state)
returns table (item_id bigint, label app.label, home app.place)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select i.item_id, i.label, i.home
from app.items i
where i.state = $1
order by i.item_id;
end
$$;

create or replace function app.page_items(item_state app.state, after_item_id bigint, page_size integer)
returns table (item_id bigint, label app.label, home app.place)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    if $1 is null and $2 is null then
        return query
select page.item_id, page.label, page.home
from (
select i.item_id, i.label, /* of the box */ i.home
from app.items i
where true
) as page
order by page.item_id desc
limit $3;
    elsif $1 is null and $2 is not null then
        return query
select page.item_id, page.label, page.home
from (
select i.item_id, i.label, /* of the box */ i.home
from app.items i
where true
) as page
where (page.item_id) < ($2)
order by page.item_id desc
limit $3;
    elsif $1 is not null and $2 is null then
        return query
select page.item_id, page.label, page.home
from (
select i.item_id, i.label, /* of the box */ i.home
from app.items i
where i.state = $1
) as page
order by page.item_id desc
limit $3;
    else
        return query
select page.item_id, page.label, page.home
from (
select i.item_id, i.label, /* of the box */ i.home
from app.items i
where i.state = $1
) as page
where (page.item_id) < ($2)
order by page.item_id desc
limit $3;
    end if;
end
$$;

create or replace function app.page_notes(item bigint, after_body text, after_note_id bigint, page_size integer)
returns table (note_id bigint, body text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    if $2 is null then
        return query
select page.note_id, page.body
from (
select n.note_id, n.body from app.notes n where n.item_id = $1
) as page
order by page.body, page.note_id
limit $4;
    else
        return query
select page.note_id, page.body
from (
select n.note_id, n.body from app.notes n where n.item_id = $1
) as page
where (page.body, page.note_id) > ($2, $3)
order by page.body, page.note_id
limit $4;
    end if;
end
$$;

create or replace function app.rename_item(item_label app.label, id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    row_total bigint;
begin
update app.items i set label = $1 where i.item_id = $2;
    get diagnostics row_total = row_count;
    return row_total;
end
$$;

create or replace function app.sort_items(item_state app.state, most bigint, order_by text)
returns table (item_id bigint, label app.label, size integer)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    if $3 = 'label' then
        return query
select i.item_id, i.label, i.size
from app.items i
where i.state = $1
order by label
limit $2;
    elsif $3 = 'label desc' then
        return query
select i.item_id, i.label, i.size
from app.items i
where i.state = $1
order by label desc
limit $2;
    elsif $3 = 'item_id' then
        return query
select i.item_id, i.label, i.size
from app.items i
where i.state = $1
order by item_id
limit $2;
    elsif $3 = 'item_id desc' then
        return query
select i.item_id, i.label, i.size
from app.items i
where i.state = $1
order by item_id desc
limit $2;
    else
        raise exception 'There is no such order.' using errcode = '22023';
    end if;
end
$$;
