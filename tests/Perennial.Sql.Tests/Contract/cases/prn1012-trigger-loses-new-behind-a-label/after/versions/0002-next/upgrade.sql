create function app.check_note() returns trigger
language plpgsql
as $$
begin
    check_note.new := null;
    return new;
end
$$;

create trigger notes_check before insert on app.notes
    for each row execute function app.check_note();
