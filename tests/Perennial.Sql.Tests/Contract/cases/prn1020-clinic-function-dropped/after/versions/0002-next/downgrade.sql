create function clinic.norm(name text) returns text language sql immutable as $$ select lower(btrim(name)) $$;
create index patients_name_idx on clinic.patients (clinic.norm(family_name));
