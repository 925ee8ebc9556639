create schema harbor;
create table harbor.ships (
    imo integer primary key,
    name text not null,
    tonnage numeric,
    flag char(2) not null default 'PA',
    papers jsonb
);
create table harbor.berths (berth text primary key, depth_m numeric not null, note text);
create table harbor.calls (
    call_id bigint generated always as identity primary key,
    imo integer not null references harbor.ships,
    berth text references harbor.berths,
    arrived timestamptz not null,
    left_at timestamptz,
    unique (imo, arrived)
);
create view harbor.in_port as select c.call_id, s.name, c.berth from harbor.calls c join harbor.ships s using (imo) where c.left_at is null;
create function harbor.arrivals(since timestamptz) returns setof harbor.calls
language sql stable security definer set search_path = pg_catalog, pg_temp as $$ select * from harbor.calls where arrived >= since $$;
