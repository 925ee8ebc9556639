-- Back from version 1 to 0.

drop table "Texts"."Translation";

drop table "Texts"."LegalUnit";

drop table "Texts"."Unit";

drop type "Texts"."Status";

drop schema "Texts";
