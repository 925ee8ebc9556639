-- Back from version 2 to 1.

alter table "Texts"."Unit" add column "Source" text not null;

create unique index "Unit_Source" on "Texts"."Unit" ((lower("Source")), "Lang");
