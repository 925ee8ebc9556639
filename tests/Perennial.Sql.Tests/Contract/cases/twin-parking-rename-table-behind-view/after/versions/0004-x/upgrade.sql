-- Houses.
alter table garages rename to houses;
create view garages as select garage_id, name, spots from houses;
