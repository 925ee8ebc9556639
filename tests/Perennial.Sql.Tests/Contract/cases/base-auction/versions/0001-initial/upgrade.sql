-- From version 0 to 1: initial.

create schema auction;

create domain auction.cents as bigint constraint cents_check check (value >= 0);

create type auction.lot_state as enum ('draft', 'open', 'sold');

create type auction.money_and_when as (amount auction.cents, at timestamp with time zone);

create table auction.lots (
    lot_id integer generated always as identity,
    title text not null,
    state auction.lot_state default 'draft' not null,
    reserve auction.cents not null,
    closes timestamp with time zone,
    details jsonb,
    constraint lots_pkey primary key (lot_id)
);

create table auction.bids (
    bid_id bigint generated always as identity,
    lot_id integer not null,
    bidder text not null,
    amount auction.cents not null,
    at timestamp with time zone default now() not null,
    constraint bids_pkey primary key (bid_id)
);

alter table auction.bids add constraint bids_lot_id_fkey foreign key (lot_id) references auction.lots (lot_id);
