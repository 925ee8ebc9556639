-- schema: freight
-- service: dispatch

-- name: A :many
select x.carrier_id from freight.legs l join freight.carriers c using (carrier_id) as x;
