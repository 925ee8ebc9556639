create function sales.take_all(o uuid) returns setof int language sql volatile
as $$ select stock.take(i.sku, i.amount) from sales.order_items i where i.order_id = o $$;
