create function sales.reserve() returns trigger language plpgsql as $$
begin
    perform stock.take('box', 1);
    return old;
end $$;
create trigger reserves after delete on sales.orders for each row execute function sales.reserve();
create view sales.known as select order_id, customer from sales.orders;
