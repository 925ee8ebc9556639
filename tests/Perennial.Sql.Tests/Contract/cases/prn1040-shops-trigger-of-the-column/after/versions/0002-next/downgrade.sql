drop trigger reserves on sales.orders;
drop function sales.reserve();
