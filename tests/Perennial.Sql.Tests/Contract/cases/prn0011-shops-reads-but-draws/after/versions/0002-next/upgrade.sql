create sequence sales.visits;
