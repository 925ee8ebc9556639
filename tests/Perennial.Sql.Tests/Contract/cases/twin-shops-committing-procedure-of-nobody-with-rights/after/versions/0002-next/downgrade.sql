revoke select, delete on sales.orders from shop_sales;
