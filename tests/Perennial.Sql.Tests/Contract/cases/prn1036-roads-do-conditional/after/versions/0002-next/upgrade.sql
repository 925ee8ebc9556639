do $$ begin if exists (select 1 from roads) then alter table roads add column lanes int; end if; end $$;
