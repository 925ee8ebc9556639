create or replace view sales.named as select order_id, customer from sales.orders where random() < 0.5;
