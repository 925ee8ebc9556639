-- schema: freight
-- service: dispatch

-- name: A :many
select e.kind from freight.events e where e.kind is json object;
