create function app.half(size integer) returns integer cost 100.0 language sql immutable as 'select size / 2';
alter function app.half(integer) cost 7;
alter function app.half(integer) cost 100;
