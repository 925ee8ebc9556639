alter table app.items enable row level security;
create policy own on app.items using (size > 0);
