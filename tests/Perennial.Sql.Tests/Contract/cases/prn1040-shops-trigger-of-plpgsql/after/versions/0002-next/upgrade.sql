create function sales.reserve() returns trigger language plpgsql as $$
begin
    perform stock.take('box', 1);
    return new;
end $$;
create trigger reserves after insert on sales.orders for each row execute function sales.reserve();
grant insert on sales.orders to shop_sales;
