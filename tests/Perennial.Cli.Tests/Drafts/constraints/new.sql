create schema app;
create table app.owners (owner_id bigint primary key, code text, email text not null, level integer, constraint owners_code_key unique (code) deferrable initially deferred);
create table app.items (item_id bigint primary key, owner_id bigint references app.owners on delete set null, size integer check (size > 1), name text, code text, constraint owner_and_code unique (owner_id, code), constraint code_there check (code is not null or size > 5) not valid);
create index items_size_idx on app.items (size desc nulls last) include (name) where size > 10;
create unique index items_lower_idx on app.items (lower(name) text_pattern_ops);
alter table app.owners add constraint owners_level_owner unique (level, owner_id) include (code);
alter table app.owners add constraint level_there check (level > 0) not valid;
