alter table app.notes enable row level security;
