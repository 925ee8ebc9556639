-- effect: alter table app.items add column rank integer
do $$ begin execute 'alter table app.items add column ' || 'rank integer'; end $$;
