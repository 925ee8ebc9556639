alter table clinic.patients add given_name text;
