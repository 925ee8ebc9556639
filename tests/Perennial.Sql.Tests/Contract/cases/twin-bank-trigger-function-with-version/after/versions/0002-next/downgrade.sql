create or replace function audit.note_transfer() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into audit.log (what, row_data) values ('transfer', to_jsonb(new));
    return new;
end $$;
