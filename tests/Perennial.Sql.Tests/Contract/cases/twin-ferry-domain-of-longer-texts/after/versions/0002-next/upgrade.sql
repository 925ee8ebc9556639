drop function public.last_given(public.given);
drop domain public.given;
create domain public.given as varchar(10)[];
