create schema store;
create type store.state as enum ('open', 'paid', 'sent');
create domain store.email as text check (value like '%@%');
create type store.address as (street text, city text);
create table store.customers (
    customer_id bigint generated always as identity primary key,
    name text not null,
    mail store.email not null,
    home store.address,
    phone varchar(20),
    created timestamptz not null default now()
);
create unique index customers_mail on store.customers (lower(mail));
create table store.products (
    product_id serial primary key,
    sku text not null constraint products_sku_key unique,
    title text not null,
    price numeric(10, 2) not null check (price >= 0),
    weight integer,
    tags text[] not null default '{}'
);
create table store.orders (
    order_id bigint generated always as identity primary key,
    customer_id bigint not null references store.customers,
    state store.state not null default 'open',
    at timestamp not null default now(),
    note text
);
create index orders_customer_id_idx on store.orders (customer_id);
create index orders_open on store.orders (at) where state = 'open';
create table store.lines (
    order_id bigint not null references store.orders on delete cascade,
    line smallint not null,
    product_id integer not null references store.products,
    amount integer not null check (amount > 0),
    price numeric(10, 2) not null,
    total numeric generated always as (amount * price) stored,
    primary key (order_id, line)
);
create view store.open_orders as select o.order_id, o.at, c.name, o.state from store.orders o join store.customers c using (customer_id) where o.state = 'open';
create view store.open_order_sums as select oo.order_id, oo.name, sum(l.total) as total from store.open_orders oo join store.lines l using (order_id) group by oo.order_id, oo.name;
create materialized view store.sales as select l.product_id, sum(l.amount) as amount, sum(l.total) as total from store.lines l group by l.product_id;
create unique index sales_product on store.sales (product_id);
create function store.stamp() returns trigger language plpgsql as $$ begin new.created := now(); return new; end $$;
create trigger stamp before insert on store.customers for each row execute function store.stamp();
comment on table store.orders is 'What customers want';
comment on column store.orders.note is 'From the customer';
