-- schema: rides
-- service: adhoc
-- name: Drivers :many
select d.driver_id, d.name, d.rating from rides.drivers d;
