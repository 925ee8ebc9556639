-- schema: freight
-- service: dispatch

-- name: A :many
select e.kind from freight.events e where json_exists(e.payload, '$.a');
