alter table bins drop column botes;
