alter table app.items drop column weight;
