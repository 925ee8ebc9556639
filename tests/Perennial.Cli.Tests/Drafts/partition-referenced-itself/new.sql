create schema app;
create table app.orders (order_id bigint not null, at date not null, primary key (order_id, at)) partition by range (at);
create table app.orders_2024 partition of app.orders for values from ('2024-01-01') to ('2025-01-01');
create table app.orders_rest partition of app.orders default;
create table app.rest_lines (line_id bigint primary key, order_id bigint, at date, constraint of_rest foreign key (order_id, at) references app.orders_rest on delete cascade);
create table app.rest_notes (note_id bigint primary key, order_id bigint, at date, constraint of_rest foreign key (order_id, at) references app.orders_rest on delete set null);
create table app.orders_2025 partition of app.orders for values from ('2025-01-01') to ('2026-01-01');
