create schema shop;
create type shop.state as enum ('open', 'paid', 'sent');
create domain shop.email as text check (value like '%@%');
create type shop.address as (street text, city text);
create table shop.customers (
    customer_id bigint generated always as identity primary key,
    name text not null,
    mail shop.email not null,
    home shop.address,
    phone varchar(20),
    created timestamptz not null default now()
);
create unique index customers_mail on shop.customers (lower(mail));
create table shop.products (
    product_id serial primary key,
    sku text not null constraint products_sku_key unique,
    title text not null,
    price numeric(10, 2) not null check (price >= 0),
    weight integer,
    tags text[] not null default '{}'
);
create table shop.orders (
    order_id bigint generated always as identity primary key,
    customer_id bigint not null references shop.customers,
    state shop.state not null default 'open',
    placed timestamp not null default now(),
    note text
);
create index orders_customer_id_idx on shop.orders (customer_id);
create index orders_open on shop.orders (placed) where state = 'open';
create table shop.lines (
    order_id bigint not null references shop.orders on delete cascade,
    line smallint not null,
    product_id integer not null references shop.products,
    amount integer not null check (amount > 0),
    price numeric(10, 2) not null,
    total numeric generated always as (amount * price) stored,
    primary key (order_id, line)
);
create view shop.open_orders as select o.order_id, o.placed, c.name, o.state from shop.orders o join shop.customers c using (customer_id) where o.state = 'open';
create view shop.open_order_sums as select oo.order_id, oo.name, sum(l.total) as total from shop.open_orders oo join shop.lines l using (order_id) group by oo.order_id, oo.name;
create materialized view shop.sales as select l.product_id, sum(l.amount) as amount, sum(l.total) as total from shop.lines l group by l.product_id;
create unique index sales_product on shop.sales (product_id);
create function shop.stamp() returns trigger language plpgsql as $$ begin new.created := now(); return new; end $$;
create trigger stamp before insert on shop.customers for each row execute function shop.stamp();
comment on table shop.orders is 'What customers want';
comment on column shop.orders.note is 'From the customer';
