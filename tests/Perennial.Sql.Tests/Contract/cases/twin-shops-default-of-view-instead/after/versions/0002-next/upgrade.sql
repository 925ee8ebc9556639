alter table sales.order_items add column left_over int default stock.take('x', 1);
create view sales.lines as select order_id, sku, amount, left_over from sales.order_items;
alter view sales.lines alter column left_over set default 0;
