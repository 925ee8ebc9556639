alter table app.items drop column rank;
