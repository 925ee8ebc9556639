create schema app;
create table app.notes (note_id bigint);
