-- schema: freight
-- service: dispatch

-- name: A :many
select c.active, any_value(c.name) from freight.carriers c group by c.active;
