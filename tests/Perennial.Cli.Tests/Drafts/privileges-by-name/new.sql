create schema app;
create table app.items (item_id bigint primary key, body text);
create table app.disowned (item_id bigint primary key);
grant select, insert, update, delete, truncate, references, trigger on app.items to draft_reader;
grant select, insert, update, delete, truncate, references, trigger on app.items to draft_writer with grant option;
alter default privileges in schema app grant select, insert, update, delete, truncate, references, trigger on tables to draft_reader;
