alter table sales.order_items add column left_over int default stock.take('x', 1);
create view sales.lines as select order_id, sku, amount, left_over from sales.order_items;
create view sales.line_keys as select order_id, sku, amount from sales.lines;
