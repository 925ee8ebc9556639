-- schema: freight
-- service: dispatch

-- name: A :many
select carrier_id, name from freight.legs l join freight.carriers c on c.carrier_id = l.carrier_id;
