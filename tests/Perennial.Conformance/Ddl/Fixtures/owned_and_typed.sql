-- Languages of the server and of extensions go with these alone.
drop language plpgsql;
drop language plpgsql cascade;
drop language sql;
drop language c;
drop language internal;
drop language nope;
drop language if exists nope;
create extension pgcrypto;
create function in_extension() returns int language pgcrypto as 'x';
create language plx handler plpgsql_call_handler;
create function in_plx() returns int language plx as 'begin return 1; end';
alter language plx rename to ply;
alter language plx rename to plz;
alter language ply rename to plpgsql;
alter language ply rename to ply;
alter language nope rename to x;
create function in_ply() returns int language ply as 'begin return 1; end';
create function in_old() returns int language plx as 'begin return 1; end';
alter language ply owner to postgres;
alter language nope owner to postgres;
comment on language ply is 'x';
comment on language nope is 'x';
drop language ply;
drop language ply cascade;
-- Typed tables follow their type with CASCADE.
create type pair as (a int, b int);
create table pairs of pair;
alter type pair rename attribute a to c;
alter type pair rename attribute a to c restrict;
alter type pair rename attribute a to c cascade;
alter type pair rename attribute c to b cascade;
-- Operators of one name and the same operands.
create schema s;
create function eq(int, text) returns boolean language sql as 'select true';
create operator === (leftarg = int, rightarg = text, function = eq);
create operator s.=== (leftarg = int, rightarg = text, function = eq);
alter operator === (int, text) set schema public;
drop operator s.=== (int, text);
alter operator === (int, text) set schema s;
-- A default that is read as the old type holds on to it.
create type state as enum ('x', 'y');
create table retyped (a state default 'x', b state default 'x', k state[] default '{x}');
alter table retyped alter a type text;
alter table retyped alter k type text, alter b drop default, alter b type text;
drop type state;
alter table retyped alter k drop default;
drop type state;
drop type state cascade;
-- ALTER TABLE ONLY and the partitions.
create table p (a int, constraint k check (a > 0)) partition by list (a);
create table p1 partition of p for values in (1);
alter table only p drop constraint k;
create table only_parent (a int not null, constraint nn check (a > 0));
create table only_child () inherits (only_parent);
alter table only only_parent drop constraint nn;
