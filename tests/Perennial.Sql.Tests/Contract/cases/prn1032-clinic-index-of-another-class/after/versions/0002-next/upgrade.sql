create index patients_both_idx on clinic.patients (lower(family_name) text_pattern_ops, given_name);
