alter table app.items drop column parent;
