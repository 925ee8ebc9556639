create schema app;
create table app.items (item_id bigint primary key, size integer, name text);
-- internal
create function app.one() returns trigger language plpgsql as $$ begin return new; end $$;
-- internal
create function app.other() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger by_timing before insert on app.items for each row execute function app.one();
create trigger by_events after insert on app.items for each row execute function app.one();
create trigger by_level after insert on app.items for each row execute function app.one();
create trigger by_function after insert on app.items for each row execute function app.one();
create trigger by_tables after insert on app.items referencing new table as added for each statement execute function app.one();
create trigger by_state after insert on app.items for each row execute function app.one();
create trigger by_kind after insert on app.items for each row execute function app.one();
create trigger by_columns after update of size on app.items for each row execute function app.one();
create trigger by_condition after update on app.items for each row when (new.size > 0) execute function app.one();
create trigger by_arguments after update on app.items for each row execute function app.one('a');
