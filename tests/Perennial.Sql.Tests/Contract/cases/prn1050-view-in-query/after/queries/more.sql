-- schema: app

-- name: Io :many
select s.backend_type from pg_stat_io s;
