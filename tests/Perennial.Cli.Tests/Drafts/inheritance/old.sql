create schema app;
create table app.base (id bigint not null, at timestamptz not null default now());
create table app.one (n integer) inherits (app.base);
create table app.two (id bigint not null, at timestamptz not null default now(), n integer);
create table app.three (m integer) inherits (app.base);
