-- y
select 1;
