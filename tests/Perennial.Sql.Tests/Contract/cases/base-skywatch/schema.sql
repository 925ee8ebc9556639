create type sky_band as enum ('u', 'g', 'r', 'i');
create type magnitude as (band sky_band, value real, error real);
create domain ra as double precision check (value >= 0 and value < 360);
create type hours as range (subtype = time);

create table objects (
  object_id bigint primary key,
  at_ra ra not null,
  at_dec double precision not null,
  mags magnitude[] not null default '{}',
  visible hours,
  bands sky_band[] not null default '{}',
  extra jsonb
);

create table nights (
  night date primary key,
  open tstzmultirange not null,
  seeing numeric(4,2)[]
);
