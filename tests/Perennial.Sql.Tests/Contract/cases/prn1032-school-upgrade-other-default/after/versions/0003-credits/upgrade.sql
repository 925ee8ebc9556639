-- Ten.
alter table core.courses alter column credits set default 6;
