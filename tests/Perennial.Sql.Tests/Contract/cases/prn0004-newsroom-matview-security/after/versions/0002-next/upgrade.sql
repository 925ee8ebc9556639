create materialized view m2 with (security_barrier) as select 1 as x;
