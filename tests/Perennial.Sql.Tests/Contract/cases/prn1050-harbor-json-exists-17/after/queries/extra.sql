-- schema: harbor

-- name: A :many
select imo from harbor.ships where json_exists(papers, '$.insurance');
