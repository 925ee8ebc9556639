alter table app.items alter column state drop default;
