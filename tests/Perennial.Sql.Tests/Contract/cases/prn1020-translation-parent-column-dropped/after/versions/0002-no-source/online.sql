-- After the upgrade, while services run: each statement is a step of its own.

drop index concurrently if exists "Texts"."Unit_Source";
