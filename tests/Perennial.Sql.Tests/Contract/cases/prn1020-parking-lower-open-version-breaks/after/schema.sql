create table garages (garage_id integer primary key, name text not null, spots integer not null, constraint spots_some check (spots > 0));
create table tickets_issued (
  ticket bigint generated always as identity primary key,
  garage_id integer not null references garages,
  plate text not null,
  exited timestamptz,
  country char(2),
  since timestamptz not null default now()
);

create index tickets_open on tickets_issued (garage_id) where exited is null;
