create unlogged sequence sales.visits;
