-- schema: rides
-- service: dispatch

-- name: Waiting :many
-- optional: rider
-- order: trip_id, fare
select t.trip_id, t.rider, t.fare from rides.trips t where t.state = 'asked' and t.rider = @rider;

-- name: SetState :exec
update rides.trips set state = @state where trip_id = @trip_id;
