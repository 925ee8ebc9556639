-- From version 1 to 2: longer.

alter table "Texts"."Unit" alter column "Lang" type character varying(12) using "Lang"::character varying(12);
