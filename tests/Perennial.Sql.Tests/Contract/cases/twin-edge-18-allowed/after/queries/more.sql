-- schema: edge
-- name: Bump :many
update edge.totals set n = n + 1 where kind = @kind returning old.n as before, new.n as after;
-- name: Kinds :value
select array_sort(array_agg(distinct e.kind)) as kinds from edge.events e;
