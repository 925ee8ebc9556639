-- schema: edge
-- name: Old :many
select old.old, old.virtual, old.enforced from edge.totals old;
