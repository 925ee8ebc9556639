alter table app.notes alter column body type varchar(10);
