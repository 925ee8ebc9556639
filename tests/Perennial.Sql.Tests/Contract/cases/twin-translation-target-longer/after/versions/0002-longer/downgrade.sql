-- Back from version 2 to 1.

alter table "Texts"."Unit" alter column "Lang" type character varying(8) using "Lang"::character varying(8);
