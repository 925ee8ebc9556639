create table app_events (happened date not null, weight integer not null) partition by range (date_part('year', happened), abs(weight));
create table app_events_2020 partition of app_events for values from (2020, 0) to (2021, 10);
create table app_kinds (kind smallint not null, spread real not null) partition by list (kind);
create table app_kinds_1 partition of app_kinds for values in (1, 2, 3);
create table app_spread (spread real not null) partition by range (spread);
create table app_spread_1 partition of app_spread for values from (-1) to (10.50);
