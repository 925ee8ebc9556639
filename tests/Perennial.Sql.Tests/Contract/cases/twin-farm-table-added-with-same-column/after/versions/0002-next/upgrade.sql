create table farm.tools (tool text primary key);
alter table farm.tools add column field text references farm.fields (field) on update cascade;
