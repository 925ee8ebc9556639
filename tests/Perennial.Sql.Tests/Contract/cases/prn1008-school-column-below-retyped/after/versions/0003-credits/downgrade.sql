-- Back from version 3 to 2.

alter table core.courses alter column credits type smallint using credits::smallint;
