-- schema: sales
-- service: sales

-- name: Postpone :exec
-- security: invoker
update sales.orders set placed = @placed where order_id = @order_id;
