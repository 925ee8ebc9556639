create schema auction;
create domain auction.cents as bigint check (value >= 0);
create type auction.lot_state as enum ('draft', 'open', 'sold');
create type auction.money_and_when as (amount auction.cents, at timestamptz);
create table auction.lots (
    lot_id integer generated always as identity primary key,
    title text not null,
    state auction.lot_state not null default 'draft',
    reserve auction.cents not null,
    closes timestamptz,
    details jsonb
);
create table auction.bids (
    bid_id bigint generated always as identity (start 100 increment 5) primary key,
    lot_id integer not null references auction.lots,
    bidder text not null,
    amount auction.cents not null,
    at timestamptz not null default now()
);
create function auction.place_bid(lot integer, who text, what auction.cents) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    id bigint;
begin
    if not exists (select from auction.lots where lot_id = lot and state = 'open') then
        raise exception 'lot % is not open', lot using errcode = 'A0001';
    end if;
    insert into auction.bids (lot_id, bidder, amount) values (lot, who, what) returning bid_id into id;
    return id;
end;
$$;
create function auction.best(lot integer) returns auction.money_and_when
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select amount, at from auction.bids where lot_id = lot order by amount desc limit 1 $$;
-- internal
create function auction.to_state(value integer) returns auction.lot_state
language sql immutable as $$ select 'sold'::auction.lot_state $$;
create cast (integer as auction.lot_state) with function auction.to_state(integer);
