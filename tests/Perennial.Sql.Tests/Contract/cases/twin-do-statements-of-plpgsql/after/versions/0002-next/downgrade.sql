drop index roads_surface_idx;
drop rule keep on bridges;
alter table roads drop column surface, drop column lanes;
