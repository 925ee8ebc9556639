-- name: A :many
select conname from pg_constraint where conenforced;
