alter table clinic.patients add allergies text;
alter table clinic.visits rename cost to price;
