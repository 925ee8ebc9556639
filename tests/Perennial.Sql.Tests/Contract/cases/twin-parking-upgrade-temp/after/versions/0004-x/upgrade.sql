-- Scratch.
create temporary table scratch (x integer) on commit drop;
insert into scratch select spots from garages;
