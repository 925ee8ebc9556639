grant select, delete on sales.orders to shop_sales;
