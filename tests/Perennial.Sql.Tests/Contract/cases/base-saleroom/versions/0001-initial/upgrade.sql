-- From version 0 to 1: initial.

create table public.lots (
    lot_id integer not null,
    title text not null,
    reserve numeric(12,2),
    tags text[] default '{}' not null,
    constraint lots_pkey primary key (lot_id)
);

create table public.bids (
    lot_id integer not null,
    bidder text not null,
    amount numeric(12,2) not null,
    placed timestamp with time zone default now() not null,
    constraint bids_pkey primary key (lot_id, bidder, placed)
);

alter table public.bids add constraint bids_lot_id_fkey foreign key (lot_id) references public.lots (lot_id);

create or replace function public.or_zero(anyelement, anyelement) returns anyelement language sql immutable as 'select coalesce($1, $2)';

create aggregate longest (text) (sfunc = textcat, stype = text, initcond = '');
