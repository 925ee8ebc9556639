-- From version 1 to 2: cents.

create or replace function ins.round_up(p numeric) returns numeric language sql immutable as $$ select ceil(p * 100) / 100 $$;
