create function app.check_note() returns trigger
language plpgsql
as $$
begin
    case tg_op
        when 'UPDATE', 'DELETE' then
            return coalesce(new, old);
        else
            return null;
    end case;
end
$$;

create trigger notes_check before insert or update or delete on app.notes
    for each row execute function app.check_note();
