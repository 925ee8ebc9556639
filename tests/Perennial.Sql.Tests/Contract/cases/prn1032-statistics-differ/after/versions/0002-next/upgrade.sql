create statistics app.items_state_size (mcv) on state, size from app.items;
