-- d
select 1;
