drop table clinic.visits;
drop table clinic.patients;
drop function clinic.norm(text);
drop type clinic.slot;
drop type clinic.triage;
drop schema clinic;
