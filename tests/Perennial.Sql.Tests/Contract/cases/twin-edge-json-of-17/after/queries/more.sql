-- schema: edge
-- name: Sizes :many
select json_value(e.body, '$.size' returning int default 0 on empty) as size, json_query(e.body, '$.items' with wrapper) as items, json_scalar(1) as one from edge.events e where e.body is json object;
