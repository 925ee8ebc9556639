alter table tickets_issued add column entered timestamptz not null default now();
