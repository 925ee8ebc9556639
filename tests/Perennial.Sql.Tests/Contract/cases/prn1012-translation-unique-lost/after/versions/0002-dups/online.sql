-- After the upgrade, while services run: each statement is a step of its own.

create index concurrently if not exists "Unit_Source_new" on "Texts"."Unit" ((lower("Source")), "Lang");

drop index concurrently if exists "Texts"."Unit_Source";

alter index "Texts"."Unit_Source_new" rename to "Unit_Source";
