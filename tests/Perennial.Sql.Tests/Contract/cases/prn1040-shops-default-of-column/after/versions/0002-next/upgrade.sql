alter table sales.order_items add column left_over int default stock.take('x', 1);
