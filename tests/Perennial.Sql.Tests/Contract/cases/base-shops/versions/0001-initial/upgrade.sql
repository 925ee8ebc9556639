-- From version 0 to 1: initial.

create schema stock;

create schema sales;

create table stock.goods (
    sku text not null,
    amount integer default 0 not null,
    updated timestamp with time zone default now() not null,
    constraint goods_pkey primary key (sku)
);

create table stock.moves (
    move_id bigint generated always as identity,
    sku text not null,
    delta integer not null,
    constraint moves_pkey primary key (move_id)
);

create table sales.orders (
    order_id uuid default gen_random_uuid() not null,
    customer text not null,
    placed timestamp with time zone default now() not null,
    constraint orders_pkey primary key (order_id)
);

create table sales.order_items (
    order_id uuid not null,
    sku text not null,
    amount integer not null,
    constraint order_items_pkey primary key (order_id, sku)
);

alter table stock.moves add constraint moves_sku_fkey foreign key (sku) references stock.goods (sku);

alter table sales.order_items add constraint order_items_order_id_fkey foreign key (order_id) references sales.orders (order_id) on delete cascade;

alter table sales.order_items add constraint order_items_sku_fkey foreign key (sku) references stock.goods (sku);

create view sales.open_orders as
select o.order_id, o.customer, count(i.sku) as items from sales.orders as o left join sales.order_items as i using (order_id) group by o.order_id;
