create text search configuration coming (parser = pg_catalog."default");
create text search dictionary later (template = simple);
alter text search configuration coming add mapping for word with later;
create table note (body text, words tsvector generated always as (to_tsvector('coming'::regconfig, body)) stored);
