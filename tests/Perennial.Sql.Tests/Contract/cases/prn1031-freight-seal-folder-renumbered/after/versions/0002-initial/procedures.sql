-- The procedures that version 0001-initial adds or changes. Written by 'perennial ship' from schema.sql and queries/.

-- From queries/ops.sql.
-- name: LastEntries :many
create or replace function "Ops".last_entries()
returns table ("Id" bigint, "When" timestamp with time zone, "Who" text, "order" integer)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select a."Id", a."When", a."Who", a."order" from "Ops"."Audit Log" a order by a."Id" desc limit 50;
end
$$;

-- From queries/ops.sql.
-- name: Log :exec
create or replace function "Ops".log(who text, number integer)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
insert into "Ops"."Audit Log" ("Who", "order") values ($1, $2);
end
$$;

-- From queries/carriers.sql.
-- name: CarrierNames :many
create or replace function freight.carrier_names()
returns table (carrier_id integer, name text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select c.carrier_id, c.name from freight.carriers c where c.active order by c.name;
end
$$;

-- From queries/legs.sql.
-- name: CountOpen :value
create or replace function freight.count_open()
returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    first_value bigint;
begin
select count(*) from freight.open_legs
    into first_value;
    return first_value;
end
$$;

-- From queries/legs.sql.
-- name: Depart :execrows
create or replace function freight.depart(at timestamp with time zone, leg bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    row_total bigint;
begin
update freight.legs set state = 'running', departed = $1 where leg_id = $2 and state = 'planned';
    get diagnostics row_total = row_count;
    return row_total;
end
$$;

-- From queries/carriers.sql.
-- name: FindCarrier :one
create or replace function freight.find_carrier(email public.citext)
returns table (carrier_id integer, name text, rating smallint)
language plpgsql stable rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select c.carrier_id, c.name, c.rating
from freight.carriers c
where c.email = $1;
end
$$;

-- From queries/legs.sql.
-- name: GetLeg :one
create or replace function freight.get_leg(leg bigint)
returns table (leg_id bigint, waybill bigint, origin text, destination text, weight freight.kilos, state freight.leg_state, departed timestamp with time zone, place freight.geo_point)
language plpgsql stable rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select l.leg_id, l.waybill, l.origin, l.destination, l.weight, l.state, l.departed, l.place
from freight.legs l
where l.leg_id = $1;
end
$$;

-- From queries/legs.sql.
-- name: LegsOf :many
create or replace function freight.legs_of(carrier integer, state_ freight.leg_state)
returns table (leg_id bigint, route text, state freight.leg_state)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select l.leg_id, l.route, l.state
from freight.legs l
where l.carrier_id = $1 and l.state = $2
order by l.leg_id;
end
$$;

-- From queries/legs.sql.
-- name: NoteEvent :exec
create or replace function freight.note_event(leg bigint, happened timestamp with time zone, kind text, payload jsonb)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
insert into freight.events (leg_id, happened, kind, payload) values ($1, $2, $3, $4);
end
$$;

-- From queries/legs.sql.
-- name: PlanLeg :single
-- Plans a leg and gives its number.
create or replace function freight.plan_leg(carrier integer, origin text, destination text, weight freight.kilos)
returns table (leg_id bigint)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
insert into freight.legs (carrier_id, origin, destination, weight)
values ($1, $2, $3, $4)
returning leg_id;
end
$$;

-- From queries/carriers.sql.
-- name: RateCarrier :exec
create or replace function freight.rate_carrier(rating smallint, carrier integer)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
update freight.carriers set rating = $1 where carrier_id = $2;
end
$$;
