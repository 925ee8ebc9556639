create or replace view sailing as select voyage, ship, leaves from voyages where not cancelled;
