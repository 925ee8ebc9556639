alter table app.notes add column text text not null default '';
alter table app.notes alter column text drop default;
alter table app.notes drop column body;
