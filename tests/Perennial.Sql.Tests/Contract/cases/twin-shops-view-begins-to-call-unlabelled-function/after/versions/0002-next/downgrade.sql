create or replace view sales.loud_orders as select order_id, customer from sales.orders;
drop function sales.shout(text);
