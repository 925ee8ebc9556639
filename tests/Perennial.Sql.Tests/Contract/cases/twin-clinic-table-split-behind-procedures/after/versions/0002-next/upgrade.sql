create table clinic.measures (patient_id uuid primary key references clinic.patients, weight_kg real);
insert into clinic.measures select patient_id, weight_kg from clinic.patients;
alter table clinic.patients drop weight_kg;
