alter table freight.carriers rename enabled to active;
