-- service: auction

-- name: LotsWithBids :many
select sqlc.embed(lots), count(b.*) as bids
from lots left join bids b using (lot_id)
group by lots.lot_id
order by lots.lot_id;

-- name: MinReserve :one
select or_zero(min(reserve), 0::numeric) as reserve from lots where @tag::text = any (tags);

-- name: DropLots :execrows
delete from lots where lot_id = any (@lots::integer[]);
