alter table roads drop constraint one;
