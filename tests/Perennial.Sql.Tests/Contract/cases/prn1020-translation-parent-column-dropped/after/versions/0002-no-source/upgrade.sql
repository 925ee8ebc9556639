-- From version 1 to 2: no source.

alter table "Texts"."Unit" drop column "Source";
