create schema app;
create table app.orders (order_id bigint not null, at date not null, primary key (order_id, at)) partition by range (at);
create table app.orders_2024 partition of app.orders for values from ('2024-01-01') to ('2025-01-01') partition by range (at);
create table app.orders_early partition of app.orders_2024 for values from ('2024-01-01') to ('2024-07-01');
create table app.orders_late partition of app.orders_2024 default;
create table app.lines (line_id bigint primary key, order_id bigint, at date, foreign key (order_id, at) references app.orders on delete cascade);
create table app.orders_autumn partition of app.orders_2024 for values from ('2024-07-01') to ('2024-10-01');
