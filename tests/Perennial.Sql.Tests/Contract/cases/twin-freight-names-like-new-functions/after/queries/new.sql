-- schema: freight
-- service: dispatch

-- name: A :many
select x.any_value, x.json_table, old.rating from (select 1 as any_value, 2 as json_table) x cross join freight.carriers old;
