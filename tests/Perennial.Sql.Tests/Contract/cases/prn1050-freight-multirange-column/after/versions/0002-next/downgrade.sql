alter table freight.carriers drop away;
