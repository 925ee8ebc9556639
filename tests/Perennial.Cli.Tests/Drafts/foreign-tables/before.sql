create foreign data wrapper elsewhere;
create server archive foreign data wrapper elsewhere;
