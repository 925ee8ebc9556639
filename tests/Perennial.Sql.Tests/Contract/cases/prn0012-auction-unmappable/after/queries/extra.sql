-- schema: auction

-- name: A :one
select pg_current_snapshot() as snap, row(1, 2) as pair;
