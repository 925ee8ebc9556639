-- Keeps its data.
select 1;
