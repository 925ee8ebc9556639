-- schema: auction

-- name: FindAllLots :many
select lot_id from auction.lots;

-- name: find_all_lots :many
select lot_id from auction.lots;
