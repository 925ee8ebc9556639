create schema rides;
create table rides.drivers (driver_id int primary key, name text not null, rating real);
create table rides.trips (
    trip_id bigint generated always as identity primary key,
    driver_id int references rides.drivers,
    rider text not null,
    during tstzrange not null,
    fare numeric(8,2) not null,
    state text not null default 'asked',
    place point
);
create index trips_driver on rides.trips (driver_id, state);

-- service: dispatch
create function rides.assign(trip bigint, driver int, out assigned boolean, out waiting bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update rides.trips t set driver_id = driver, state = 'given' where t.trip_id = trip and t.driver_id is null;
    assigned := found;
    select count(*) into waiting from rides.trips t where t.state = 'asked';
end $$;

-- service: dispatch
-- reads
create function rides.nearest(here point, variadic states text[] default '{asked}') returns setof rides.trips
language sql stable rows 20 security definer set search_path = pg_catalog, pg_temp
as $$ select t.* from rides.trips t where t.state = any (states) order by t.place <-> here limit 20 $$;
