do $$ begin alter table app.items add column rank integer; end $$;
