-- schema: auction

-- name: KeepLots :exec
select l.* into kept_lots from auction.lots l;

-- name: KeepAll :many
select l.lot_id into kept from auction.lots l union all select 1;
