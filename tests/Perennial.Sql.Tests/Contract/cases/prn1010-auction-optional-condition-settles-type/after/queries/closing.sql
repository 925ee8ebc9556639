-- schema: auction

-- name: LotsClosing :many
-- optional: earliest
select l.lot_id, l.closes, l.closes as "last!" from auction.lots l where l.closes between @earliest and @latest and @latest is not null;
