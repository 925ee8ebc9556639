-- service: shop

-- name: SizeOf :value
select coalesce(i.size, 0) from app.items i where i.item_id = @item;
