create schema park;

create type park.spot_kind as enum ('compact', 'regular', 'electric', 'disabled');
-- open-enum
create type park.payment_state as enum ('pending', 'paid', 'refunded');
create domain park.plate as text check (value ~ '^[A-Z0-9-]{2,10}$');
create domain park.cents as integer check (value >= 0);
create type park.address as (street text, town text, location point);

create table park.garages (
    garage_id integer generated always as identity primary key,
    name text not null unique,
    place park.address,
    opens time not null default '06:00',
    closes time not null default '22:00',
    facts jsonb not null default '{}'
);

create table park.levels (
    garage_id integer not null references park.garages on delete cascade,
    level smallint not null,
    clearance_m numeric(4, 2) not null,
    primary key (garage_id, level)
);

create table park.spots (
    spot_id bigint generated always as identity primary key,
    garage_id integer not null,
    level smallint not null,
    code text not null,
    kind park.spot_kind not null default 'regular',
    features text[] not null default '{}',
    closed_during tstzmultirange,
    foreign key (garage_id, level) references park.levels,
    unique (garage_id, code)
);

create table park.vehicles (
    plate park.plate primary key,
    owner_name text,
    color text,
    photo bytea,
    last_ip inet,
    created_at timestamptz not null default now()
);

create table park.permits (
    permit_id uuid primary key default gen_random_uuid(),
    plate park.plate not null references park.vehicles,
    garage_id integer not null references park.garages,
    valid daterange not null,
    spots bigint[] not null default '{}'
);

create table park.stays (
    stay_id bigint generated always as identity primary key,
    plate park.plate not null references park.vehicles,
    spot_id bigint not null references park.spots,
    entered_at timestamptz not null default now(),
    left_at timestamptz,
    price park.cents,
    grace interval not null default '10 minutes'
);
create unique index stays_one_per_spot on park.stays (spot_id) where left_at is null;
create index stays_entered_idx on park.stays (entered_at, stay_id);

create table park.payments (
    payment_id bigint generated always as identity primary key,
    stay_id bigint not null references park.stays,
    amount park.cents not null,
    state park.payment_state not null default 'pending',
    receipt jsonb,
    paid_at timestamptz
);

-- The price of a stay until a moment.
create function park.price_of(entered timestamptz, until timestamptz default now()) returns park.cents
language sql stable begin atomic
    select (ceil(extract(epoch from until - entered) / 3600) * 250)::integer;
end;

-- How many garages there are in the towns; all without any.
create function park.count_in(variadic towns text[] default '{}') returns bigint
language sql stable as $$ select count(*) from park.garages g where towns = '{}' or (g.place).town = any (towns) $$;

-- row: SpotLine
create function park.spots_of(garage integer) returns table (spot_id bigint, code text, kind park.spot_kind)
language sql stable as $$ select s.spot_id, s.code, s.kind from park.spots s where s.garage_id = garage order by s.spot_id $$;

create function park.codes(garage integer) returns setof text
language sql stable as $$ select s.code from park.spots s where s.garage_id = garage order by s.code $$;
create function park.codes(wanted park.spot_kind) returns setof text
language sql stable as $$ select s.code from park.spots s where s.kind = wanted order by s.code $$;

create function park.minmax(garage integer, out lowest smallint, out highest smallint)
language sql stable as $$ select min(l.level), max(l.level) from park.levels l where l.garage_id = garage $$;

create function park.split_plate(inout plate text, out digits integer)
language plpgsql immutable as $$ begin digits := length(regexp_replace(plate, '[^0-9]', '', 'g')); plate := upper(plate); end $$;

create procedure park.triple(inout value integer)
language plpgsql as $$ begin value := value * 3; end $$;

-- service: gate
-- raises: P0002 StayNotFound
create procedure park.force_leave(stay bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update park.stays s set left_at = now() where s.stay_id = stay and s.left_at is null;
    if not found then raise exception 'no open stay %', stay using errcode = 'P0002'; end if;
end $$;

-- perennial-ignore PRN1042: the administrators run it
create procedure park.purge(batch integer)
language plpgsql as $$
begin
    delete from park.payments p where p.state = 'refunded';
    commit;
end $$;

-- deprecated: use price_of
create function park.hour_price() returns integer language sql immutable as $$ select 250 $$;

create function park.touch(spot bigint) returns void language sql as $$ update park.spots set features = features where spot_id = spot $$;

-- internal
create function park.secret() returns integer language sql as $$ select 1 $$;

create function park.note_stay() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger note_stay before insert on park.stays for each row execute function park.note_stay();
