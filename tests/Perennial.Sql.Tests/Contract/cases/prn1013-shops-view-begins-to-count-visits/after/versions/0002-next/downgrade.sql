create or replace view sales.named as select order_id, customer from sales.orders;
