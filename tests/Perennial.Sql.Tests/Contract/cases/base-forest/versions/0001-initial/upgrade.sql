create extension ltree;
create extension hstore with schema public;
create schema forest;
create table forest.trees (path ltree primary key, extra hstore, height real not null, seen timestamptz[] not null default '{}');
create table forest.old_trees (felled date not null) inherits (forest.trees);
create index trees_gist on forest.trees using gist (path);
create aggregate forest.tallest (real) (sfunc = float4larger, stype = real);
create function forest.depth_matches(a ltree, b integer) returns boolean language sql immutable strict as 'select nlevel(a) = b';
create operator forest.## (leftarg = ltree, rightarg = integer, function = forest.depth_matches);
