create table entries (key text primary key, value bytea not null, until timestamptz);
create index entries_until on entries (until);
create table boxes (box integer primary key);
alter table entries add column hits nosuchtype;
