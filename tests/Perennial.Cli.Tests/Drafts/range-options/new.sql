create schema app;
create type app.lvl as enum ('a', 'b');
create table app.site (id integer primary key);
create collation app.names (provider = icu, locale = 'de');
-- internal
create function app.apart(a double precision, b double precision) returns double precision immutable language sql as $$ select a - b $$;
create type app.lr as range (subtype = app.lvl, multirange_type_name = app.lrs);
create type app.plain as range (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
create type app.german as range (subtype = text, collation = app.names);
create type app.span as range (subtype = double precision, subtype_diff = app.apart, multirange_type_name = public.spans);
alter table app.site add column all_wanted app.lrs default '{}', add column s public.spans;
