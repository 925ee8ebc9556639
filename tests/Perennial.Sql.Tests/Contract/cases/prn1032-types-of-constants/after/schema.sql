create table roads (road_id int primary key, name text not null);
create table bridges (bridge_id int primary key, road_id int not null references roads, built date);
create view old_bridges as select bridge_id, built from bridges where built < '1950-01-01';
create table permits (
    kind char(1) check (kind <> 'z'::text),
    taken timestamptz check (taken >= '2020-01-01'::date),
    day date default '2020-01-01' check (day > '2020-01-01'::timestamp),
    price numeric(8, 2) default 0 check (price >= 0::double precision and price in (1, 2.5)),
    note varchar(20) default 'none' check (note in ('none', 'some') and note ~ '^[a-z]'),
    wait interval default '1 hour' check (wait > interval '0'),
    large bigint default 0 check (large > 5::numeric)
);
