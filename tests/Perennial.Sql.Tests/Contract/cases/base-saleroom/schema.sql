create table lots (
  lot_id integer primary key,
  title text not null,
  reserve numeric(12,2),
  tags text[] not null default '{}'
);

create table bids (
  lot_id integer not null references lots,
  bidder text not null,
  amount numeric(12,2) not null,
  placed timestamptz not null default now(),
  primary key (lot_id, bidder, placed)
);

-- service: auction
create function lots_like(pattern text) returns setof lots
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as 'select * from public.lots where title like pattern order by lot_id';

-- service: auction
create function highest(lot lots.lot_id%type, out bidder bids.bidder%type, out amount bids.amount%type)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as 'select b.bidder, b.amount from public.bids b where b.lot_id = lot order by b.amount desc limit 1';

-- service: auction
create function tag_lot(lot integer, variadic tags text[]) returns integer
language sql volatile security definer set search_path = pg_catalog, public, pg_temp
as 'update public.lots l set tags = l.tags || $2 where l.lot_id = $1 returning cardinality(l.tags)';

-- service: auction
create procedure bid(lot integer, who text, amount numeric)
language sql security definer set search_path = pg_catalog, public, pg_temp
begin atomic
  insert into public.bids (lot_id, bidder, amount) values (lot, who, amount);
end;

-- internal
create function or_zero(anyelement, anyelement) returns anyelement language sql immutable as 'select coalesce($1, $2)';

create aggregate longest (text) (sfunc = textcat, stype = text, initcond = '');
