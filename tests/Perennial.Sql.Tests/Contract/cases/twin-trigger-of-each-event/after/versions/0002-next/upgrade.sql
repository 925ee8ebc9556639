create function app.check_note() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'INSERT' then
        new.body := trim(new.body);
        return new;
    elsif tg_op = 'UPDATE' then
        return new;
    elsif tg_op = 'DELETE' then
        return old;
    end if;
    return null;
end
$$;

create trigger notes_check before insert or update or delete on app.notes
    for each row execute function app.check_note();
