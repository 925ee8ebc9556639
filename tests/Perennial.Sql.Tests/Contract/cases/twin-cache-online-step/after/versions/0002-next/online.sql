-- name: fill :online
-- direction: upgrade
with batch as materialized (select e.key from entries e where @after? is null or e.key > @after order by e.key limit @batch_size),
filled as (update entries t set hits = 0 from batch b where t.key = b.key and t.hits is null)
select key from batch order by key desc limit 1;
-- name: filled :check
select not exists (select from entries where hits is null);
