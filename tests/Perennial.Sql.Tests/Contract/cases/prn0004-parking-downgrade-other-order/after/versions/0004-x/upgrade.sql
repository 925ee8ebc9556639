-- Lanes.
create table lanes (lane integer primary key);
alter table tickets_issued add column lane integer references lanes;
