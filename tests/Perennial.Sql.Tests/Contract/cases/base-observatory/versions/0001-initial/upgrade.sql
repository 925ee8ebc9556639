-- From version 0 to 1: initial.

create schema sky;

create type sky.band as enum ('infrared', 'visible', 'ultraviolet', 'x-ray');

create domain sky.magnitude as numeric(5,2) constraint magnitude_check check (value between -30 and 40);

create table sky.telescopes (
    telescope_id uuid default gen_random_uuid() not null,
    label text not null,
    bands sky.band[] default '{}' not null,
    site point,
    constraint telescopes_pkey primary key (telescope_id),
    constraint telescopes_label_key unique (label)
);

create table sky.nights (
    night date not null,
    telescope_id uuid not null,
    open_during tstzrange not null,
    clouds real,
    constraint nights_pkey primary key (night, telescope_id)
);

create table sky.frames (
    frame_id bigint generated always as identity,
    night date not null,
    telescope_id uuid not null,
    band sky.band not null,
    seconds integer not null,
    brightness sky.magnitude,
    header jsonb default '{}' not null,
    minutes numeric generated always as (seconds / 60.0) stored,
    constraint frames_seconds_check check (seconds > 0),
    constraint frames_pkey primary key (frame_id)
);

alter table sky.nights add constraint nights_telescope_id_fkey foreign key (telescope_id) references sky.telescopes (telescope_id);

alter table sky.frames add constraint frames_night_telescope_id_fkey foreign key (night, telescope_id) references sky.nights (night, telescope_id);
