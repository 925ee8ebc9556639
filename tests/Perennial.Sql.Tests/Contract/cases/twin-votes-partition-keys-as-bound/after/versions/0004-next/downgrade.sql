drop table app_events;
drop table app_kinds;
drop table app_spread;
