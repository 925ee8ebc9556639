alter table app.items enable row level security;
