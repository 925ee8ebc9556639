-- schema: freight
-- service: dispatch

-- name: A :many
select carrier_id, name, count(*) filter (where state = 'done') as done from freight.legs join freight.carriers using (carrier_id) group by carrier_id, name;
