create schema app;
create schema ext;
create extension citext;
create extension pg_trgm schema ext;
create table app.items (item_id bigint primary key, name text, mail citext);
create index items_name_trgm on app.items using gin (name ext.gin_trgm_ops);
