do $$ declare n int; begin for n in 1 .. 2 loop create table a (i int); end loop; end $$;
do $$ begin create table b (i int); exception when duplicate_table then null; end $$;
do $$ begin begin perform 1; exception when others then drop table c; end; end $$;
do $$ begin if exists (select from roads) then return; end if; create table d (i int); end $$;
do $$ <<l>> begin exit l when exists (select from roads); create table e (i int); end $$;
do $$ begin case when exists (select from roads) then null; else create table f (i int); end case; end $$;
do $$ begin create table g (i int); execute 'select 1'; end $$;
do $$ begin while false loop null; end loop create table h (i int); end $$;
