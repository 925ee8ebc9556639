-- schema: edge
-- name: Bump :many
update edge.totals set n = n + 1 where kind = @kind returning old.n as before, new.n as after;
