-- From version 1 to 2: law.

alter table "Texts"."LegalUnit" add column "Law" text;
