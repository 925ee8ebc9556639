create or replace view public.sailing as select voyage, ship, leaves from voyages where not cancelled;
