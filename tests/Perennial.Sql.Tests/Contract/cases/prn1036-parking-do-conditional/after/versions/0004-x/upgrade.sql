-- p
do $$ begin
  if not exists (select from pg_attribute where attname = 'colour') then
    alter table tickets_issued add column colour text;
  end if;
end $$;
