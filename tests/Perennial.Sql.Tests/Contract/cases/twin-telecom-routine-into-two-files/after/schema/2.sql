-- service: repair
-- deprecated: use report_cut
create function report_noise(line varchar, seen timestamptz default now()) returns int
language sql volatile security definer set search_path = public, pg_temp
as $$ insert into faults (line_no, kind, seen) values (line, 'noise', seen) returning fault_id $$;
