-- Nothing to see.
select 1;
