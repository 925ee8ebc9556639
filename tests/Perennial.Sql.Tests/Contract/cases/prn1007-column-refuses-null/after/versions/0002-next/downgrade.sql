alter table app.items alter column size drop not null;
