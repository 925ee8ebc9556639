-- schema: freight
-- service: dispatch

-- name: A :value
select * from freight.carriers where carrier_id = @id;
