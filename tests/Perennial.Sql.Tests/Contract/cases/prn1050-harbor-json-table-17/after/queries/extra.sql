-- schema: harbor

-- name: A :many
select t.no from harbor.ships s, json_table(s.papers, '$[*]' columns (no text path '$.no')) t;
