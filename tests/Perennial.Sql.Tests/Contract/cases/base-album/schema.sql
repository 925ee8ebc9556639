create table photos (
  photo text primary key,
  owner text not null,
  caption text not null default '',
  words tsvector generated always as (to_tsvector('english', caption)) stored,
  rating real,
  constraint photos_owner unique nulls not distinct (owner, rating)
);
create index photos_words on photos using gin (words);

create table shares (
  photo text not null references photos on delete cascade,
  with_whom text not null,
  until date,
  primary key (photo, with_whom)
);

create view shared with (security_invoker = true) as
select s.photo, s.with_whom, p.caption from shares s join photos p on p.photo = s.photo;
