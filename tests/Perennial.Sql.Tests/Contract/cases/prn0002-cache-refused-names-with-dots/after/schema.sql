create table entries (key text primary key, value bytea not null, until timestamptz);
create index entries_until on entries (until);
create table "a..b" (x nosuchtype);
create table "Sales.Q1" (x nosuchtype);
