create function app.half(size integer) returns integer language sql immutable as 'select size / 2';
