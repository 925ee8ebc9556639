create schema app;
create table app.items (item_id bigint primary key, note text);
create view app.notes as select item_id, note from app.items;
create view app.others as select item_id, note from app.items;
create function app.keep() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger keep_note instead of update on app.notes for each row execute function app.keep();
create trigger gone instead of insert on app.others for each row execute function app.keep();
alter view app.notes alter column note set default 'none';
