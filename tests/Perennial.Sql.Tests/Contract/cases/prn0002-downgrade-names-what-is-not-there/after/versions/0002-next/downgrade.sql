alter table app.items drop column rang;
