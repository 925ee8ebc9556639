create table items (id int primary key, tags text[] not null default '{}', props jsonb);
create index items_tags on items using gin (tags);
create index items_props on items using gin (props jsonb_path_ops);
