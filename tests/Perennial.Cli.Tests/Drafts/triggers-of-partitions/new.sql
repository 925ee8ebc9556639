create schema app;
create table app.s (at date not null, depot text) partition by range (at);
create table app.s1 partition of app.s default;
create function app.f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger tr before insert on app.s for each row execute function app.f();
create trigger own_too after update on app.s1 for each row execute function app.f();
