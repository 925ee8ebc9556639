alter table app.items drop column twice;
