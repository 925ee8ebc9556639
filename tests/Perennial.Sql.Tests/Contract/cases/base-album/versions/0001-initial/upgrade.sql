-- From version 0 to 1: initial.

create table public.photos (
    photo text not null,
    owner text not null,
    caption text default '' not null,
    words tsvector generated always as (to_tsvector('english', caption)) stored,
    rating real,
    constraint photos_pkey primary key (photo),
    constraint photos_owner unique nulls not distinct (owner, rating)
);

create table public.shares (
    photo text not null,
    with_whom text not null,
    until date,
    constraint shares_pkey primary key (photo, with_whom)
);

create index photos_words on public.photos using gin (words);

alter table public.shares add constraint shares_photo_fkey foreign key (photo) references public.photos (photo) on delete cascade;

create view public.shared with (security_invoker = true) as
select s.photo, s.with_whom, p.caption from shares as s join photos as p on p.photo = s.photo;
