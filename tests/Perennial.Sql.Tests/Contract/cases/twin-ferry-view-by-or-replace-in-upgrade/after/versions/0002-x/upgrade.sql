-- v
create or replace view sailing as select voyage, ship, leaves from voyages where cancelled is false;
