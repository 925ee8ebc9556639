alter table roads drop column lanes;
