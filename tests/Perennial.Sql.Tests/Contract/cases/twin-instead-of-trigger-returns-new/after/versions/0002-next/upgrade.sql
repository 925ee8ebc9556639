create function app.check_note() returns trigger
language plpgsql
as $$
begin
    insert into app.notes (note_id, item_id, body) values (new.note_id, new.item_id, new.body);
    return new;
end
$$;

create trigger notes_check instead of insert on app.open_notes
    for each row execute function app.check_note();
