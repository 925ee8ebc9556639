drop procedure parts.purge(int);
drop function parts.boxes();
drop function parts.reserve(text, int, boolean);
drop table parts.scans, parts.items;
drop type parts.box;
drop type parts.dims;
drop schema parts;
