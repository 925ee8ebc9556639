create table app.readings (at timestamptz not null) partition by range (at);
create index readings_at on app.readings using brin (at);
alter index app.readings_at set (pages_per_range = 64);
