-- p
-- effect: alter table tickets_issued add column colour text;
do $$ begin
  execute 'alter table tickets_issued add column ' || 'colour text';
end $$;
