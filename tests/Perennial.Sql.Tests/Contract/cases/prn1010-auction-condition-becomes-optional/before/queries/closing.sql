-- schema: auction

-- name: LotsClosing :many
select l.lot_id, l.closes from auction.lots l where l.closes >= @earliest;
