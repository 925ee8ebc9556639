-- schema: app
-- service: shop

-- name: GetItem :one
-- An item by its number.
select i.item_id, i.label, i.state, i.size
from app.items i
where i.item_id = @id;

