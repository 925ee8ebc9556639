alter table bins rename column label to tag;
alter table bins rename column tag to label;
alter table bins alter column dims drop not null, alter column dims set not null;
