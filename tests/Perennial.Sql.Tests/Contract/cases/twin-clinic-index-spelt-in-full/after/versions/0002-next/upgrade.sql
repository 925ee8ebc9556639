create index patients_both_idx on clinic.patients (lower(family_name) text_ops, given_name collate pg_catalog."C" pg_catalog.text_ops);
