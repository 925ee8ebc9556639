-- schema: auction

-- Name: AddLot :single
insert into auction.lots (title, reserve) values (@title, @reserve) returning lot_id;

-- name OpenLot :execrows
-- raises: A0002 LotNotDraft
update auction.lots set state = 'open', closes = @closes where lot_id = @lot_id and state = 'draft';

-- query: FindLots :many
-- optional: state, title
-- order: closes, lot_id
-- row: Lot
select l.lot_id, l.title, l.state, l.closes from auction.lots l where l.state = @state and l.title ilike @title;

-- GetLot :one
-- row: Lot
select l.lot_id, l.title, l.state, l.closes from auction.lots l where l.lot_id = @lot_id;

--- name: LoadBids :copyfrom
insert into auction.bids (lot_id, bidder, amount) values (@lot_id, @bidder, @amount);
