create function app.check_note() returns trigger
language plpgsql
as $$
begin
    select n.* into new from app.notes n where n.note_id = new.note_id;
    return new;
end
$$;

create trigger notes_check before insert on app.notes
    for each row execute function app.check_note();
