-- Back from version 2 to 1.

drop function ins.round_up(numeric);

create or replace function ins.round_up(p numeric) returns numeric language sql immutable as $$ select ceil(p) $$;
