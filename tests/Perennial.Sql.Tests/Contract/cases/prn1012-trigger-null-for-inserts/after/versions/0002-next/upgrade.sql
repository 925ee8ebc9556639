create function app.check_note() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'INSERT' then
        return null;
    end if;
    return new;
end
$$;

create trigger notes_check before insert or update on app.notes
    for each row execute function app.check_note();
