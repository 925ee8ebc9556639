create function app.check_note() returns trigger
language plpgsql
as $$
begin
    return case when new.body = '' then null else new end;
end
$$;

create trigger notes_check before insert on app.notes
    for each row execute function app.check_note();
