revoke insert on sales.orders from shop_sales;
drop trigger reserves on sales.orders;
drop function sales.reserve();
