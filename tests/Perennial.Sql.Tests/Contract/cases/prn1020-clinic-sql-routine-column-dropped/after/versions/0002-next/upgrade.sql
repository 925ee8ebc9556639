alter table clinic.patients drop given_name;
