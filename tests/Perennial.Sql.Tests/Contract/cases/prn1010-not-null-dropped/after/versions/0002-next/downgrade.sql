alter table app.items alter column label set not null;
