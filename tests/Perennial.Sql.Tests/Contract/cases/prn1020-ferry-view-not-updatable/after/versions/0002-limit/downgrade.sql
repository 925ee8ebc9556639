-- Back from version 2 to 1.

drop view public.sailing;

create view public.sailing as
select voyage, ship, leaves from voyages where not cancelled;
