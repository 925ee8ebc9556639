set search_path = public;
create table depots (
    depot_id integer primary key,
    city text not null default 'Kassel',
    since date,
    free integer not null check (free >= 0)
);
create index depots_city_idx on depots (city);
