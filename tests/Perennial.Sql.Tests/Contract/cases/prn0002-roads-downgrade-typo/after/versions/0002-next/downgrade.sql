alter table roads drop column lains;
