alter table app.items drop column code;
