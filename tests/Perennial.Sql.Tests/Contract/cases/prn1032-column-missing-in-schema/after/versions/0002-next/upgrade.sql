alter table app.notes add column rank integer;
