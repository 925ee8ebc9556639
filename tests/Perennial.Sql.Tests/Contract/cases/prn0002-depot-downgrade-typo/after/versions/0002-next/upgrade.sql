alter table bins add column notes text;
