-- schema: sales
-- service: sales

-- name: Forget :exec
-- security: invoker
delete from sales.known where order_id = @order_id;
