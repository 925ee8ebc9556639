alter table staff.people disable row level security;
