drop sequence sales.visits;
