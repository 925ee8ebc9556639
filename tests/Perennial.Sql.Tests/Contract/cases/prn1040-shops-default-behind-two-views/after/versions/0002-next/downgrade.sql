drop view sales.line_keys;
drop view sales.lines;
alter table sales.order_items drop column left_over;
