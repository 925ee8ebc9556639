alter table app.items drop column rank, drop column owner;
