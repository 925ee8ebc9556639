alter table app.notes add column author text;
