-- From version 1 to 2: notes.

alter table "Texts"."Unit" add column "Note" text;
