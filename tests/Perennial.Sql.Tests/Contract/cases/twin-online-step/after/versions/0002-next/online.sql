-- name: fill_size :online
-- direction: upgrade
with batch as materialized (
  select i.item_id from app.items i where @after? is null or i.item_id > @after order by i.item_id limit @batch_size
), filled as (
  update app.items i set size = 0 from batch b where b.item_id = i.item_id and i.size is null
)
select b.item_id from batch b order by b.item_id desc limit 1;

-- name: size_filled :check
select not exists (select from app.items where size is null);
