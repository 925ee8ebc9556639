alter table entries drop hits;
