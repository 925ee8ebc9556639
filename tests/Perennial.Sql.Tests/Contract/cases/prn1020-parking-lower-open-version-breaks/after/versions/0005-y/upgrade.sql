-- r
alter table tickets_issued add column since timestamptz not null default now();
