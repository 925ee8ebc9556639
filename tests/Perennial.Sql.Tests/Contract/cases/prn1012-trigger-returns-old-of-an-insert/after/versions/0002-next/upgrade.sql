create function app.check_note() returns trigger
language plpgsql
as $$
begin
    return old;
end
$$;

create trigger notes_check before insert or update on app.notes
    for each row execute function app.check_note();
