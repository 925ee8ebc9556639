create function app.check_note() returns trigger
language plpgsql
as $$
declare
    count bigint;
begin
    if new.body = '' then
        raise exception 'no words' using errcode = '22023';
    end if;
    select count(*) into count from app.notes n where n.item_id = new.item_id;
    for i in 1..3 loop
        new.body = new.body || '.';
    end loop;
    return new;
exception
    when numeric_value_out_of_range then
        return new;
end
$$;

create trigger notes_check before insert on app.notes
    for each row execute function app.check_note();
