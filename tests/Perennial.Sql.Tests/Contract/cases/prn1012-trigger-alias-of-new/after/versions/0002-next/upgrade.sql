create function app.check_note() returns trigger
language plpgsql
as $$
declare
    row alias for new;
begin
    row := null;
    return new;
end
$$;

create trigger notes_check before insert or update or delete on app.notes
    for each row execute function app.check_note();
