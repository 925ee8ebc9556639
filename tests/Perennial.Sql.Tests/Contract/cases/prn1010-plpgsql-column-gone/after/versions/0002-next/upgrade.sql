alter table app.items drop column size;
