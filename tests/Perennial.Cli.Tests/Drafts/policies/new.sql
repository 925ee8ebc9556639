create schema app;
create table app.notes (note_id bigint primary key, owner text not null, body text);
create table app.logs (log_id bigint primary key);
alter table app.notes enable row level security;
alter table app.notes force row level security;
create policy mine on app.notes for select using (owner = current_user or owner = 'all');
create policy "Add mine" on app.notes as restrictive for insert with check (owner = current_user);
alter table app.logs enable row level security;
create table app.open_once (id bigint primary key);
create table app.fresh (id bigint primary key);
alter table app.fresh enable row level security;
create policy everybody on app.fresh using (id > 0) with check (id > 1);

comment on policy mine on app.notes is 'what is mine';
comment on policy "Add mine" on app.notes is 'nothing else';
