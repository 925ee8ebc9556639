create schema app;
create schema gone;
alter default privileges in schema app grant select on tables to draft_reader;
alter default privileges in schema app, gone grant usage on sequences to draft_writer;
alter default privileges revoke usage on types from public;
create table app.items (item_id bigint primary key);
create type app.state as enum ('open', 'done');
create view app.ids as select item_id from app.items;
