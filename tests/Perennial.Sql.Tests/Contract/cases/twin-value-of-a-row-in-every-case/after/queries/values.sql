-- service: shop

-- name: SizeOf :value
select coalesce((select i.size from app.items i where i.item_id = @item), 0);
