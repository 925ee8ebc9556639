alter table clinic.patients drop allergies;
alter table clinic.visits rename price to cost;
