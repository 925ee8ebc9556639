drop policy own on app.items;
alter table app.items disable row level security;
