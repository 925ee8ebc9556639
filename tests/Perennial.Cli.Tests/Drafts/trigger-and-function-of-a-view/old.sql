create schema app;
create table app.t (a bigint);
create view app.v as select a from app.t;
-- internal
create function app.vi() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger vi instead of insert on app.v for each row execute function app.vi();
