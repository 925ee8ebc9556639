-- schema: auction

-- name: LotsClosing :many
-- optional: earliest
select l.lot_id, l.closes from auction.lots l where l.closes >= @earliest;
