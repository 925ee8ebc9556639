alter table readings drop constraint readings_warm;
alter table readings drop column wind;
