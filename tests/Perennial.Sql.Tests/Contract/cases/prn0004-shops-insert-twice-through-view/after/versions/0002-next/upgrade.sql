create view sales.line_sizes as select order_id, sku, amount, amount as pieces from sales.order_items;
