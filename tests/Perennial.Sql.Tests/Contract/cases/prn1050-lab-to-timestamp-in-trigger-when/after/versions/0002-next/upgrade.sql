alter table lab.samples alter column ph set default random(0, 14);
