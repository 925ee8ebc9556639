create statistics app.items_state_size on state, size from app.items;
