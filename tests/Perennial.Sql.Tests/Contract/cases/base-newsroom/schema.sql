create table articles (
    slug text primary key,
    body text not null,
    tags text[] not null default array[]::text[],
    search tsvector generated always as (to_tsvector('english', body)) stored,
    meta jsonb not null default '{}'::jsonb,
    published timestamptz
);
create index articles_search on articles using gin (search);
create table authors (author_id int generated always as identity primary key, name text not null, born int4range);
create table bylines (slug text references articles on update cascade, author_id int references authors, primary key (slug, author_id));
create materialized view popular as select slug, cardinality(tags) as tags from articles;
create unique index popular_slug on popular (slug);
