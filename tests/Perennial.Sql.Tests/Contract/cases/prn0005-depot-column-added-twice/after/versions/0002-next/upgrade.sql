alter table bins add column owner_name name;
