drop statistics app.items_state_size;
