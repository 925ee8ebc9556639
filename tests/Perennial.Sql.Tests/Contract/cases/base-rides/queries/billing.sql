-- schema: rides
-- service: billing

-- name: Income :many
select d.name, sum(t.fare) as income, max(upper(t.during)) as last
from rides.drivers d join rides.trips t using (driver_id)
where t.state = 'done' group by d.driver_id;

-- name: Fare :one
-- deprecated: use FareOf
select t.fare from rides.trips t where t.trip_id = @trip_id;

-- name: FareOf :value
select t.fare from rides.trips t where t.trip_id = @trip_id;
