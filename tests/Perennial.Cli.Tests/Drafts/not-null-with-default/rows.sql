insert into shop.customers (name, mail, home, phone) values ('A', 'a@x', row('s', 'c'), '123'), ('B', 'b@x', null, null);
insert into shop.products (sku, title, price, weight) values ('s1', 't1', 1.5, 10), ('s2', 't2', 2.5, null);
insert into shop.orders (customer_id, state, note) values (1, 'open', 'n'), (2, 'paid', null);
insert into shop.lines (order_id, line, product_id, amount, price) values (1, 1, 1, 2, 1.5), (1, 2, 2, 1, 2.5), (2, 1, 2, 3, 2.5);
refresh materialized view shop.sales;
