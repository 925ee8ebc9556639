-- schema: freight
-- service: dispatch

-- name: A :many
select l.carrier_id from freight.legs l group by l.carrier_id having row_number() over () = 1;
