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
