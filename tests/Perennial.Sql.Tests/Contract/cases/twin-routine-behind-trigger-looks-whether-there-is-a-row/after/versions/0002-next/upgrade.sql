create function app.check_note() returns trigger
language plpgsql
as $$
begin
    if new.body = '' then
        return null;
    end if;
    return new;
end
$$;

create trigger notes_check before insert on app.notes
    for each row execute function app.check_note();
