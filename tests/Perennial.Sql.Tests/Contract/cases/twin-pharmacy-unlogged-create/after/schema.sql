create extension if not exists citext;
create extension if not exists pgcrypto with schema public;
create extension if not exists btree_gist;

create collation german (provider = icu, locale = 'de-u-co-phonebk');

create table drugs (
  drug_id uuid primary key default gen_random_uuid(),
  name citext not null unique,
  brand text collate german,
  leaflet text,
  schedule smallint not null default 0
);

create unlogged table shelves (
  shelf text primary key,
  drug_id uuid not null references drugs deferrable initially deferred,
  during tstzrange not null,
  exclude using gist (drug_id with =, during with &&)
);

create table prescriptions (
  rx bytea primary key,
  drug_id uuid not null references drugs (drug_id) match full,
  pills integer not null,
  refill_of bytea references prescriptions,
  constraint rx_not_self check (refill_of <> rx) no inherit
);

alter table drugs alter column leaflet set storage external;
alter table drugs alter column brand set statistics 500;
alter table prescriptions replica identity full;
