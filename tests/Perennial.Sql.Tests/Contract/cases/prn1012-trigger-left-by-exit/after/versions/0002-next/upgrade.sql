create function app.check_note() returns trigger
language plpgsql
as $$
begin
    <<checks>>
    begin
        exit checks when new.body = '';
        return new;
    end;
    return null;
end
$$;

create trigger notes_check before insert on app.notes
    for each row execute function app.check_note();
