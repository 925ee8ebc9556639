-- Back from version 2 to 1.

alter table "Texts"."Unit" drop column "Note";
