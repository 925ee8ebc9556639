alter table sales.order_items drop column left_over;
