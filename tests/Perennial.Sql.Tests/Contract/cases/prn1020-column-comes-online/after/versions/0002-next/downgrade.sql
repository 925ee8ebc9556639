alter table app.items drop column hidden;
