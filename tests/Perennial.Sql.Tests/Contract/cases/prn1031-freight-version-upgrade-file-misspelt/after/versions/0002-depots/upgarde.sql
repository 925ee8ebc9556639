create table freight.depots (
    depot_id integer primary key,
    city text not null default 'Kassel',
    since date,
    free integer not null check (free >= 0)
);
create index depots_city_idx on freight.depots (city);
