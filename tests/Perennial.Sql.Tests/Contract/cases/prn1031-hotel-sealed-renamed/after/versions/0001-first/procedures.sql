-- The procedures that version 0001-initial adds or changes. Written by 'perennial ship' from schema.sql and queries/.

-- From queries/desk.sql.
-- name: BookRoom :one
create or replace function public.book_room(guest bigint, room integer, arrival date, departure date)
returns table (stay_id bigint)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
insert into public.stays (guest_id, room_no, arrival, departure)
values ($1, $2, $3, $4)
returning stay_id;
end
$$;

-- From queries/desk.sql.
-- name: CountStays :value
create or replace function public.count_stays(guest bigint)
returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    first_value bigint;
begin
select count(*) from public.stays where guest_id = $1
    into first_value;
    return first_value;
end
$$;

-- From queries/desk.sql.
-- name: FindGuest :one
create or replace function public.find_guest(email_ text)
returns table (guest_id bigint, full_name text, email character varying, vip boolean)
language plpgsql stable rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select guest_id, full_name, email, vip from public.guests where email = $1;
end
$$;

-- From queries/desk.sql.
-- name: ListRooms :many
create or replace function public.list_rooms(kind_ public.room_kind)
returns table (room_no integer, kind public.room_kind, rate public.money_amount, note text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select room_no, kind, rate, note from public.rooms where kind = $1 order by room_no;
end
$$;

-- From queries/billing.sql.
-- name: PayStay :execrows
create or replace function public.pay_stay(amount public.money_amount, stay bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    row_total bigint;
begin
update public.stays set paid = $1 where stay_id = $2 and paid is null;
    get diagnostics row_total = row_count;
    return row_total;
end
$$;

-- From queries/desk.sql.
-- name: SetNote :exec
create or replace function public.set_note(note text, room integer)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
update public.rooms set note = $1 where room_no = $2;
end
$$;

-- From queries/billing.sql.
-- name: Unpaid :many
create or replace function public.unpaid()
returns table (stay_id bigint, full_name text, due numeric)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select s.stay_id, g.full_name, r.rate * (s.departure - s.arrival) as due
from public.stays s
join public.guests g using (guest_id)
join public.rooms r using (room_no)
where s.paid is null
order by s.stay_id;
end
$$;
