alter table app.items drop column size;
alter table app.items add column size integer generated always as (1) stored;
