create function date_bin(a interval, b timestamp) returns timestamp language sql immutable as $$ select date_trunc('hour', b) $$;
