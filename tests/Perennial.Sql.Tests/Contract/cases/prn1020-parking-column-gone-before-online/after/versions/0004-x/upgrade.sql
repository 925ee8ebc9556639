-- r
select 1;
