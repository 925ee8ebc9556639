create function app.touch() returns trigger language plpgsql as $$
begin
	return new;
end $$;
comment on table app.items is 'what we lend';
comment on table app.notes is 'said';
