-- schema: freight
-- service: dispatch

-- name: A :execrows
select l.leg_id from freight.legs l;
