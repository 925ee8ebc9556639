create table roads (road_id int primary key, name text not null);
create table bridges (bridge_id int primary key, road_id int not null references roads, built date);
create view old_bridges as select bridge_id, built from bridges where built < '1950-01-01';
create table permits (
    kind character(1),
    taken timestamp with time zone,
    day date default '2020-01-01'::date,
    price numeric(8,2) default 0,
    note character varying(20) default 'none'::character varying,
    wait interval default '01:00:00'::interval,
    large bigint default 0,
    CONSTRAINT permits_day_check CHECK ((day > '2020-01-01'::date)),
    CONSTRAINT permits_kind_check CHECK ((kind <> 'z'::bpchar)),
    CONSTRAINT permits_large_check CHECK ((large > 5)),
    CONSTRAINT permits_note_check CHECK ((((note)::text = ANY ((ARRAY['none'::character varying, 'some'::character varying])::text[])) AND ((note)::text ~ '^[a-z]'::text))),
    CONSTRAINT permits_price_check CHECK (((price >= (0)::numeric) AND (price = ANY (ARRAY[(1)::numeric, 2.5])))),
    CONSTRAINT permits_taken_check CHECK ((taken >= '2020-01-01 00:00:00+00'::timestamp with time zone)),
    CONSTRAINT permits_wait_check CHECK ((wait > '00:00:00'::interval))
);
