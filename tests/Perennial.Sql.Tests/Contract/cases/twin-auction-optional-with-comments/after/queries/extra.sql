-- schema: auction

-- name: NearLots :many
-- optional: title
select l.lot_id from auction.lots l where ( -- either of them
    l.title = @title -- by title
    or l.closes is null -- or never ends
);
