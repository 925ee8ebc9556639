-- Back from version 2 to 1.

alter table "Texts"."LegalUnit" drop column "Law";
