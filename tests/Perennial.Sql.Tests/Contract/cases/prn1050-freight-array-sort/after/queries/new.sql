-- schema: freight
-- service: dispatch

-- name: A :value
select array_sort(@a::int[]);
