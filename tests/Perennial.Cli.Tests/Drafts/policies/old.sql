create schema app;
create table app.notes (note_id bigint primary key, owner text not null, body text);
create table app.logs (log_id bigint primary key);
alter table app.notes enable row level security;
create policy mine on app.notes for select using (owner = current_user);
create policy gone on app.notes for delete using (false);
create table app.open_once (id bigint primary key);
alter table app.open_once enable row level security;
alter table app.open_once force row level security;

comment on policy mine on app.notes is 'what is mine';
comment on policy gone on app.notes is 'goes';
