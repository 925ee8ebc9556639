-- From version 1 to 2: round.

drop function ins.round_up(numeric);

create or replace function ins.round_up(p numeric) returns integer language sql immutable as $$ select ceil(p)::integer $$;
