-- schema: auction

-- name: A :many
-- Services and reads of lots: ask the owner of the row.
-- note that order: this is prose? no
select lot_id from auction.lots;
