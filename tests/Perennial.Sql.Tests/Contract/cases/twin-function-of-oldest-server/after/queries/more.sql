-- schema: app

-- name: AnyItem :many
select i.size, any_value(i.item_id) as item_id from app.items i group by i.size;
