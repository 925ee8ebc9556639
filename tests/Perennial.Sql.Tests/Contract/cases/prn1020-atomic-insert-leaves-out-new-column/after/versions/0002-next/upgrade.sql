alter table app.notes add column author text not null default '';
alter table app.notes alter column author drop default;
