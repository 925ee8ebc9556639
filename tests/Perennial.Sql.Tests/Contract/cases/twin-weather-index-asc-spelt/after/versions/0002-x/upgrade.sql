-- Later.
select 1;
