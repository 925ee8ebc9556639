-- internal
create function app.touch() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger touch before update on app.items for each row execute function app.touch();
