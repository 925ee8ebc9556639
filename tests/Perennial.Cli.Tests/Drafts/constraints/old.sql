create schema app;
create table app.owners (owner_id bigint primary key, code text, email text, level integer);
create table app.items (item_id bigint, owner_id bigint, size integer check (size > 0), name text, code text, constraint items_name_key unique (name));
create index items_size_idx on app.items (size);
create index items_gone_idx on app.items (code);
