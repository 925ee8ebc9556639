create function sales.shout(what text) returns text language plpgsql as $$ begin return upper(what); end $$;
create or replace view sales.loud_orders as select order_id, customer from sales.orders where sales.shout(customer) <> '';
