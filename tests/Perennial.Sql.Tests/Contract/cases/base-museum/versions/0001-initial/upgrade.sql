create schema museum;
create table museum.artists (
    artist_id serial primary key,
    name varchar(200) not null,
    born int check (born > 1000 and born < 2100)
);
create table museum.works (
    work_id bigint generated always as identity primary key,
    artist_id int references museum.artists on delete set null,
    title text not null default 'untitled',
    kind text not null check (kind in ('painting', 'sculpture')),
    value numeric(12, 2)
);
create index works_title_idx on museum.works (lower(title));
comment on table museum.works is 'What the museum owns.';
create view museum.catalogue as
select w.work_id, w.title, coalesce(a.name, 'unknown') as artist
from museum.works w left join museum.artists a on a.artist_id = w.artist_id;
