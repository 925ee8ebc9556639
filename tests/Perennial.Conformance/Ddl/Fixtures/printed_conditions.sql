-- Conditions that pg_dump prints in another way than people write them.
create extension citext;
create extension pg_trgm;
create type level as enum ('low', 'high');
create domain grade as numeric(4, 1) check (value >= -5 and value <= 5 and value not in (2.5));
create table place (
    id bigint generated always as identity primary key,
    latitude numeric(9, 6) check (latitude is null or latitude between -90 and 90),
    kind varchar(20) not null check (kind in ('a')),
    state varchar(20) not null default 'new' check (state in ('new', 'done') and id > -1),
    level level not null default 'low' check (level in ('low', 'high')),
    email citext,
    price numeric(10, 2),
    note varchar(10),
    parts integer[] default '{}' check (cardinality(parts) < 10),
    doc jsonb check (not jsonb_path_exists(doc, '$.items[*] ? (!exists(@.id) || !exists(@.text))')),
    spent interval default interval '90 minutes' check (spent < '2 days'),
    at timestamptz not null default current_timestamp check (at > '2020-01-01 00:00:00+00'),
    check ((price is null) = (note is null)),
    constraint several check (kind <> 'b' or (latitude > -1.5 and state not in ('x', 'y')))
);
create unique index place_email on place (email) where email <> '';
create index place_state on place (state) where state in ('new') and latitude > -10;
create index place_note on place using gin (note gin_trgm_ops);
create index place_kind on place (lower(kind), id desc) where kind like 'a%';
alter table place enable row level security;
create policy own on place using (kind = current_user or level in ('low')) with check (latitude > -3);
create view chosen as select p.id, case p.kind when 'a' then 'x' else '' end as word from place p where p.state in ('new', 'done') and p.latitude > -1 and p.email = 'a';
create materialized view kept as select state, count(*) from place where kind in ('a', 'b') and note not in ('c') group by state;
