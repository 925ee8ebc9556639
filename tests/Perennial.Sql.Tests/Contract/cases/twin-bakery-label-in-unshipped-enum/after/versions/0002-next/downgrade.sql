drop type bakery.oven_state;
