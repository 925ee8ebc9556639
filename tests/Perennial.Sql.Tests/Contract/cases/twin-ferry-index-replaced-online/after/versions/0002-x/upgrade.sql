-- n
select 1;
