create schema app;
create table app.items (item_id bigint primary key, size integer);
alter table app.items enable row level security, force row level security;
create policy by_command on app.items for delete using (size > 0);
create policy by_kind on app.items as restrictive for update using (size > 0);
create policy by_roles on app.items for select to draft_reader, draft_writer using (size > 0);
create policy by_check on app.items for insert with check (size > 1);
create policy by_condition on app.items for select using (size > 1);
