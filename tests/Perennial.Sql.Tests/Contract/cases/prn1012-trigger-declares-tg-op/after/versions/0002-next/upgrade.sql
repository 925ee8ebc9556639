create function app.check_note() returns trigger
language plpgsql
as $$
declare
    tg_op text := 'UPDATE';
begin
    if tg_op = 'INSERT' then
        return new;
    else
        return null;
    end if;
end
$$;

create trigger notes_check before insert on app.notes
    for each row execute function app.check_note();
