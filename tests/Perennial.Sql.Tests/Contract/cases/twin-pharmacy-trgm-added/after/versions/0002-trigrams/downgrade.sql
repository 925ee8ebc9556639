-- Back from version 2 to 1.

drop index public.drugs_leaflet;

drop extension pg_trgm;
