create or replace rule "_RETURN" as on select to public.sailing do instead select voyage, ship, leaves + interval '1 hour' as leaves from voyages where not cancelled;
