create function app.check_note() returns trigger
language plpgsql
as $$
begin
    case tg_op
        when 'INSERT', 'UPDATE' then
            new.body := trim(new.body);
            return new;
        when 'DELETE' then
            return old;
        else
            return null;
    end case;
end
$$;

create trigger notes_check before insert or update or delete on app.notes
    for each row execute function app.check_note();
