drop function if exists public.last_given(public.given);
drop domain public.given;
create domain public.given as timestamp;
