-- effect: create table freight.depots (depot_id integer primary key)
do $$ begin execute 'create table freight.depots (depot_id integer primary key)'; end $$;
