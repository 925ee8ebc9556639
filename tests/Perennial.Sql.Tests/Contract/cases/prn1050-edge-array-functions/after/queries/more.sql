-- schema: edge
-- name: Kinds :value
select array_sort(array_agg(distinct e.kind)) as kinds from edge.events e;
