-- Back from version 1 to 0.

drop view sales.open_orders;

drop table sales.order_items;

drop table sales.orders;

drop table stock.moves;

drop table stock.goods;

drop schema stock;

drop schema sales;
