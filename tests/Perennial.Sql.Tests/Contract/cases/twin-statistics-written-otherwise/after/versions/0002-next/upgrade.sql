set search_path = app;
create statistics items_state_size on state, size, upper(label) from items;
