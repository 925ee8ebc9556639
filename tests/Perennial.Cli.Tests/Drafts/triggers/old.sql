create schema app;
create table app.items (item_id bigint primary key, n integer);
create function app.touch() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger touch before update on app.items for each row execute function app.touch();
create trigger gone after delete on app.items for each statement execute function app.touch();
create trigger quiet before insert on app.items for each row execute function app.touch();
