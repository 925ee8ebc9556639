-- Only bodies.
select 1;
