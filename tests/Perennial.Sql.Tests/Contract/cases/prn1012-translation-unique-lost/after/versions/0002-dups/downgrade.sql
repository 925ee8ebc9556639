-- Back from version 2 to 1.

drop index "Texts"."Unit_Source";

create unique index "Unit_Source" on "Texts"."Unit" ((lower("Source")), "Lang");
