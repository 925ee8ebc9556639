-- schema: freight
-- service: dispatch

-- name: A :many
select j.k from freight.events e, json_table(e.payload, '$[*]' columns (k text path '$.k')) j;
