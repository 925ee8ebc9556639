-- x
select 1;
