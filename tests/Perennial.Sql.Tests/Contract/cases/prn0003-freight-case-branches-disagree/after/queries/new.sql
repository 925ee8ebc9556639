-- schema: freight
-- service: dispatch

-- name: A :many
select case when l.arrived is null then 'open' else l.waybill end from freight.legs l;
