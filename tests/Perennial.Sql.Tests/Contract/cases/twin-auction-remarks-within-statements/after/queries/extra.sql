-- schema: auction

-- name: LotTitle :value
select l.title -- type: text, see below
from auction.lots l -- row: one
-- order: newest first
where l.lot_id = @lot_id; -- security: by the caller

-- name: LotsByState :many
select l.lot_id, '-- service: clerk' as note from auction.lots l
/* service: clerk */
where l.state = @state -- optional: the caller's filter
-- deprecated: the state "sold" is not asked for
-- schema: see schema.sql
order by l.lot_id; -- order: lot_id
