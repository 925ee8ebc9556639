alter table roads add constraint one unique nulls not distinct (name);
