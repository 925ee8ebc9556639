-- Rls.
alter table readings enable row level security;
