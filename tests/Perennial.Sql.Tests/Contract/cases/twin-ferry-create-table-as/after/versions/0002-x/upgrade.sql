-- l
create table log as select 1 as a, 'x'::text as b;
