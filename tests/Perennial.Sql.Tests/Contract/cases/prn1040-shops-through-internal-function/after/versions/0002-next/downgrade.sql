drop function sales.take_all(uuid);
