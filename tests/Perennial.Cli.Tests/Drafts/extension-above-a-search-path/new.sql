create extension citext;
create schema lg;
set search_path = lg, public;
-- internal
create function up(t text) returns text immutable language sql as $$ select upper(t) $$;
create aggregate last_one(text) (sfunc = textcat, stype = text);
create table lg.t (a citext);
