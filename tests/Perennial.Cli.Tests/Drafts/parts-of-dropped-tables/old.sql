create schema app;
-- internal
create function app.base(given integer) returns integer immutable language plpgsql as $$ begin return given; end $$;
-- internal
create function app.stamp() returns trigger language plpgsql as $$ begin return new; end $$;
create table app.gone (n integer, exclude using btree (app.base(n) with =));
create statistics app.gone_sizes on (app.base(n)), n from app.gone;
create table app.log (log_id bigint, at date not null) partition by range (at);
create table app.log_2024 partition of app.log for values from ('2024-01-01') to ('2025-01-01');
create trigger stamped before insert on app.log for each row execute function app.stamp();
