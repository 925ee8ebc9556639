alter table app.items alter column label drop not null;
