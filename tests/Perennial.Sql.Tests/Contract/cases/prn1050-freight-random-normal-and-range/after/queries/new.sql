-- schema: freight
-- service: dispatch

-- name: A :value
select random(1, 6);
