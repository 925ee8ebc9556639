create schema app;
create table app.kept (kept_id bigint primary key);
create table app.gone (gone_id bigint primary key, size integer);

-- internal
create function app.counted() returns bigint language sql stable
return (select count(*) from app.gone);

create view app.counts as select kept_id, app.counted() as counted from app.kept;

-- internal
create function app.most() returns bigint language sql stable
return (select max(counted) from app.counts);

create view app.extremes as select app.most() as most;

-- internal
create function app.sized(given integer) returns bigint language sql stable
return (select count(*) from app.gone where size = given);
