create type parts.size as (w int, h int);
drop type parts.dims;
