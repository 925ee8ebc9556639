create schema app;
create table app.kept (kept_id bigint primary key);

-- internal
create function app.sized(given integer) returns bigint language sql stable
return (select count(*) from app.kept where kept_id = given);
