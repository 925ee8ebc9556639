-- schema: auction

-- name: LotTitle :value
select l.title -- service: clerk
from auction.lots l
-- raises: A0003 LotNotFound
where l.lot_id = @lot_id;

-- name: LotsByState :many
select l.lot_id from auction.lots l
where l.state = @state -- optional: state
order by 1; -- service: clerk

-- name: LotIds :many
select l.lot_id
-- deprecated: use lots_by_state
from auction.lots l; -- order: lot_id, title
