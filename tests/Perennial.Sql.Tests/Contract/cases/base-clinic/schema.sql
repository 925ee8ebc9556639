create schema clinic;

create type clinic.triage as enum ('low', 'high');
create type clinic.slot as (room text, minutes integer);

create table clinic.patients (
    patient_id uuid primary key default gen_random_uuid(),
    family_name text not null,
    given_name text,
    born date not null,
    weight_kg real
);

create table clinic.visits (
    visit_id bigint generated always as identity primary key,
    patient_id uuid not null references clinic.patients,
    triage clinic.triage not null default 'low',
    began timestamptz not null default now(),
    ended timestamptz,
    note varchar(200),
    cost numeric(10, 2) not null default 0
);
create index visits_patient_idx on clinic.visits (patient_id);

-- internal
create function clinic.norm(name text) returns text language sql immutable as $$ select lower(btrim(name)) $$;
create index patients_name_idx on clinic.patients (clinic.norm(family_name));

-- service: desk
create function clinic.patient_name(patient uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select p.family_name || coalesce(', ' || p.given_name, '') from clinic.patients p where p.patient_id = patient $$;

-- service: desk
create function clinic.visits_of(patient uuid, since timestamptz default '-infinity')
returns table (visit_id bigint, triage clinic.triage, began timestamptz, note varchar)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select v.visit_id, v.triage, v.began, v.note from clinic.visits v where v.patient_id = patient and v.began >= since order by v.began $$;

-- service: desk
create function clinic.visit_ids(variadic patients uuid[]) returns setof bigint
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    select v.visit_id from clinic.visits v where v.patient_id = any (patients);
end;

-- service: desk
create procedure clinic.end_visit(visit bigint, inout cost numeric)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update clinic.visits v set ended = now(), cost = end_visit.cost where v.visit_id = visit returning v.cost into end_visit.cost;
end $$;

-- service: bill
create function clinic.total(patient uuid, out visits bigint, out amount numeric)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select count(*), sum(v.cost) from clinic.visits v where v.patient_id = patient $$;

-- service: bill
create function clinic.charge(visit bigint, amount numeric) returns numeric
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    result numeric;
begin
    update clinic.visits v set cost = v.cost + amount where v.visit_id = visit returning v.cost into result;
    return result;
end $$;

-- service: bill
create function clinic.rooms_free(wanted clinic.slot) returns boolean
language sql immutable security definer set search_path = pg_catalog, pg_temp
as $$ select (wanted).minutes > 0 $$;

create function clinic.age(born date, today date) returns integer language sql immutable strict
return extract(year from age(today, born))::integer;
