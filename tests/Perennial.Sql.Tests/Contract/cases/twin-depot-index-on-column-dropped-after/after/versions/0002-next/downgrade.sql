alter table bins drop weight;
