create table roads (road_id int primary key, name text not null);
create table bridges (bridge_id int primary key, road_id int not null references roads, built date);
create view old_bridges as select bridge_id, built from bridges where built < '1950-01-01';
create domain lane as int constraint positive check (value > 0);
create type width as (lanes lane, metres numeric);
create table plans (road_id int not null, width width);
