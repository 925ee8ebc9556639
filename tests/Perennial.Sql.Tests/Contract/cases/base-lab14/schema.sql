create schema lab;
create schema lab_private;
create table lab.samples (
  id text collate "C" primary key check (id ~ '^S-\d+$'),
  taken timestamptz not null,
  parent text references lab.samples on delete set null,
  notes xml,
  ph numeric(3,1) check (ph between 0 and 14)
);
create table lab_private.patients (
  patient uuid primary key,
  name text not null,
  sample text unique references lab.samples deferrable
);
create view lab.anonymous as select s.id, s.taken, s.ph, p.patient is not null as known from lab.samples s left join lab_private.patients p on p.sample = s.id;
-- service: doctors
create function lab.patient_of(sample text) returns text language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select p.name from lab_private.patients p where p.sample = patient_of.sample $$;
-- service: doctors
create procedure lab.link(patient uuid, sample text) language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update lab_private.patients p set sample = link.sample where p.patient = link.patient;
end;
