drop view sales.lines;
alter table sales.order_items drop column left_over;
