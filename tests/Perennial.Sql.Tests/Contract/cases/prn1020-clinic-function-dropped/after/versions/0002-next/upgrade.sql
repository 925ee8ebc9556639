drop index clinic.patients_name_idx;
drop function clinic.norm(text);
