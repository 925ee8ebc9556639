-- From version 2 to 3: credits.

alter table core.courses alter column credits type integer using credits::integer;
