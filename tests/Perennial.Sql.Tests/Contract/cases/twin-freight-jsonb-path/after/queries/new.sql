-- schema: freight
-- service: dispatch

-- name: A :many
select jsonb_path_query_first(e.payload, '$.a') as a, gen_random_uuid() as id, string_to_array(e.kind, ',') as parts from freight.events e where e.payload @? '$.a[*]';
