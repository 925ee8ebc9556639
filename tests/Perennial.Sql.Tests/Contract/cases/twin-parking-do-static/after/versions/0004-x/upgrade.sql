-- p
do $$ begin
  alter table tickets_issued add column colour text;
end $$;
