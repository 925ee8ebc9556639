create table roads (road_id int primary key, name text not null);
create table bridges (bridge_id int primary key, road_id int not null references roads, built date);
create view old_bridges as select bridge_id, built from bridges where built < '1950-01-01';
create table closures (road_id int not null, during int4range not null, urgent boolean, note text, constraint one exclude using gist (during with &&) where (urgent), constraint noted check (note <> ''));
create index closures_urgent on closures (road_id) where note is not null;
