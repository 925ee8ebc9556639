create statistics app.items_state_size on state, sice from app.items;
