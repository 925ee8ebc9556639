-- From version 0 to 1: initial.

create table public.articles (
    slug text not null,
    body text not null,
    tags text[] default array[]::text[] not null,
    search tsvector generated always as (to_tsvector('english', body)) stored,
    meta jsonb default '{}'::jsonb not null,
    published timestamp with time zone,
    constraint articles_pkey primary key (slug)
);

create table public.authors (
    author_id integer generated always as identity,
    name text not null,
    born int4range,
    constraint authors_pkey primary key (author_id)
);

create table public.bylines (
    slug text not null,
    author_id integer not null,
    constraint bylines_pkey primary key (slug, author_id)
);

create index articles_search on public.articles using gin (search);

alter table public.bylines add constraint bylines_slug_fkey foreign key (slug) references public.articles (slug) on update cascade;

alter table public.bylines add constraint bylines_author_id_fkey foreign key (author_id) references public.authors (author_id);

create materialized view public.popular as
select slug, cardinality(tags) as tags from articles;

create unique index popular_slug on public.popular (slug);
