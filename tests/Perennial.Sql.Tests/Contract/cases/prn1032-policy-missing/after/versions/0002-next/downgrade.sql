alter table app.items disable row level security;
