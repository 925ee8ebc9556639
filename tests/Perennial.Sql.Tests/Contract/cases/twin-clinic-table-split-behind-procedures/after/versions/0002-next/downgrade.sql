alter table clinic.patients add weight_kg real;
update clinic.patients p set weight_kg = m.weight_kg from clinic.measures m where m.patient_id = p.patient_id;
drop table clinic.measures;
