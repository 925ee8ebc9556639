-- schema: freight
-- service: dispatch

-- name: A :many
select e.payload['a'] from freight.events e;
