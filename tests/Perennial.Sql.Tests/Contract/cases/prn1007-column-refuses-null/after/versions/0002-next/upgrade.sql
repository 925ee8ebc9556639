alter table app.items alter column size set not null;
