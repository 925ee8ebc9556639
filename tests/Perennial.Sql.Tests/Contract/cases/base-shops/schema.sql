create schema stock;
create schema sales;
create table stock.goods (sku text primary key, amount int not null default 0, updated timestamptz not null default now());
create table stock.moves (move_id bigint generated always as identity primary key, sku text not null references stock.goods, delta int not null);
create table sales.orders (order_id uuid primary key default gen_random_uuid(), customer text not null, placed timestamptz not null default now());
create table sales.order_items (order_id uuid not null references sales.orders on delete cascade, sku text not null references stock.goods, amount int not null, primary key (order_id, sku));
create view sales.open_orders as select o.order_id, o.customer, count(i.sku) as items from sales.orders o left join sales.order_items i using (order_id) group by o.order_id;

-- service: stock
create function stock.take(which text, how_many int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    left_over int;
begin
    update stock.goods set amount = amount - how_many where sku = which returning amount into left_over;
    if not found then
        raise exception 'no %', which using errcode = 'S0001';
    end if;
    insert into stock.moves (sku, delta) values (which, -how_many);
    return left_over;
end $$;

-- service: stock
create function stock.on_hand(which text) returns int language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select amount from stock.goods where sku = which $$;

-- service: stock
create procedure stock.recount() language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update stock.goods g set amount = coalesce((select sum(delta) from stock.moves m where m.sku = g.sku), 0);
end $$;

-- service: sales
create function sales.total_items(o uuid) returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select sum(amount) from sales.order_items where order_id = o $$;
