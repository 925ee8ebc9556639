-- p
select 1;
