-- schema: forest
-- name: Below :many
select t.path, t.height, t.extra -> 'kind' as kind from forest.trees t where t.path <@ @root order by t.path;
-- name: AtDepth :many
select t.path from forest.trees t where t.path operator(forest.##) @depth;
-- name: Tallest :value
select forest.tallest(t.height) from only forest.trees t;
-- name: Fell :execrows
with gone as (delete from only forest.trees t where t.path = @path returning t.path, t.extra, t.height, t.seen)
insert into forest.old_trees (path, extra, height, seen, felled) select g.path, g.extra, g.height, g.seen, current_date from gone g;
