create schema app;
create type app.lvl as enum ('a', 'b');
create table app.site (id integer primary key);
