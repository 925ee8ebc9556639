-- service: shop

-- name: SizeOf :value
select coalesce(max(i.size), 0) from app.items i where i.item_id = @item;
