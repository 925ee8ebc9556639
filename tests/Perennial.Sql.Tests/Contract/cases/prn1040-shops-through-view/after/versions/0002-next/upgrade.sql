create view sales.shipping as select i.order_id, stock.take(i.sku, i.amount) as left_over from sales.order_items i;
