alter table app.notes add column body text not null default '';
alter table app.notes alter column body drop default;
alter table app.notes drop column text;
