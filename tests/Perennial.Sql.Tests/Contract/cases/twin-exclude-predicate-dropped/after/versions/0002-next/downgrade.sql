alter table closures add column urgent boolean, add column note text;
alter table closures add constraint one exclude using gist (during with &&) where (urgent), add constraint noted check (note <> '');
create index closures_urgent on closures (road_id) where note is not null;
