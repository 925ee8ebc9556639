create extension if not exists citext;
create extension if not exists pg_trgm;

create table pages (
    id bigserial primary key,
    slug citext not null unique,
    title text not null,
    body text not null default '',
    words tsvector generated always as (to_tsvector('english', title || ' ' || body)) stored,
    parent_id bigint references pages (id)
);
create index pages_words on pages using gin (words);
create index pages_title_trgm on pages using gin (title gin_trgm_ops);

create table revisions (
    page_id bigint not null references pages (id) on delete cascade,
    number integer not null check (number > 0),
    body text not null,
    author text,
    saved timestamptz not null default now(),
    primary key (page_id, number)
);

create view latest_revisions as
select distinct on (r.page_id) r.page_id, r.number, r.author, r.saved
from revisions r order by r.page_id, r.number desc;
