create table roads (road_id int primary key, name text not null, lanes int, surface text);
comment on column roads.surface is 'gravel, asphalt';
create index roads_surface_idx on roads (surface);
create table bridges (bridge_id int primary key, road_id int not null references roads, built date);
create view old_bridges as select bridge_id, built from bridges where built < '1950-01-01';
create rule keep as on delete to bridges do instead (select 1; select 2);
