create function app.check_note() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'DELETE' then
        return old;
    elsif tg_op in ('UPDATE') then
        return null;
    end if;
    return coalesce(new, old);
end
$$;

create trigger notes_check before insert or update or delete on app.notes
    for each row execute function app.check_note();
