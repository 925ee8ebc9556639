-- schema: freight
-- service: dispatch

-- name: A :many
select l.carrier_id from freight.legs l where count(*) > 3 group by l.carrier_id;
