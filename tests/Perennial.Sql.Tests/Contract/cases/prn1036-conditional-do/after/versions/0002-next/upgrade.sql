do $$ begin if exists (select from app.items) then alter table app.items add column rank integer; end if; end $$;
