-- schema: freight
-- service: dispatch

-- name: A :many
select leg_id from open_legs;
