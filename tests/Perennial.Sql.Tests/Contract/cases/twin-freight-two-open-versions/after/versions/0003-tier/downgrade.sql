alter table freight.carriers drop tier;
