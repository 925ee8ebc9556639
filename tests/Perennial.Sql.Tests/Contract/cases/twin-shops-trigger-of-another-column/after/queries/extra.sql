-- schema: sales
-- service: sales

-- name: Rename :exec
-- security: invoker
update sales.orders set customer = @customer where order_id = @order_id;
