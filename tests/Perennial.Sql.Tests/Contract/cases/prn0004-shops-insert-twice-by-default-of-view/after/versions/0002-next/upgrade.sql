create view sales.line_sizes as select order_id, sku, amount, amount as pieces from sales.order_items;
alter view sales.line_sizes alter column pieces set default 1;
