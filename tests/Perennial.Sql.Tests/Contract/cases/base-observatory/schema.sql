create schema sky;
create type sky.band as enum ('infrared', 'visible', 'ultraviolet', 'x-ray');
create domain sky.magnitude as numeric(5, 2) check (value between -30 and 40);
create table sky.telescopes (
    telescope_id uuid primary key default gen_random_uuid(),
    label text not null unique,
    bands sky.band[] not null default '{}',
    site point
);
create table sky.nights (
    night date not null,
    telescope_id uuid not null references sky.telescopes,
    open_during tstzrange not null,
    clouds real,
    primary key (night, telescope_id)
);
create table sky.frames (
    frame_id bigint generated always as identity primary key,
    night date not null,
    telescope_id uuid not null,
    band sky.band not null,
    seconds integer not null check (seconds > 0),
    brightness sky.magnitude,
    header jsonb not null default '{}',
    minutes numeric generated always as (seconds / 60.0) stored,
    foreign key (night, telescope_id) references sky.nights
);
-- service: dome
create function sky.close_night(the_night date, scope uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    n integer;
begin
    update sky.nights set open_during = tstzrange(lower(open_during), now()) where night = the_night and telescope_id = scope and upper_inf(open_during);
    get diagnostics n = row_count;
    return n;
end;
$$;
