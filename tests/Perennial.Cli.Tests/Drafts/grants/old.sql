create schema app;
create schema hidden;
create type app.state as enum ('open', 'done');
create domain app.label as text;
create sequence app.numbers;
-- internal
create function app.half(value integer) returns integer language sql immutable as 'select value / 2';
-- internal
create function app.third(value integer) returns integer language sql immutable as 'select value / 3';
create table app.items (item_id bigint primary key, label app.label, state app.state, size integer);
create table app.notes (note_id bigint primary key, body text);
create table app.gone (a integer);
create view app.sizes as select item_id, size from app.items;
create view app.labels as select item_id, label from app.items;
grant usage on schema app to draft_reader, draft_writer;
grant create on schema app to draft_writer with grant option;
grant select, insert on app.items to draft_reader, draft_writer;
grant update on app.items to draft_writer with grant option;
grant update (label) on app.items to draft_reader;
grant select on app.notes to public;
grant select (body), update (body) on app.notes to draft_writer;
grant select, insert, update, delete, truncate, references, trigger on app.gone to draft_reader;
grant select on app.sizes, app.labels to draft_reader;
grant usage on sequence app.numbers to draft_writer;
grant execute on function app.half(integer) to draft_reader;
revoke usage on type app.state from public;
grant usage on type app.state to draft_reader;
