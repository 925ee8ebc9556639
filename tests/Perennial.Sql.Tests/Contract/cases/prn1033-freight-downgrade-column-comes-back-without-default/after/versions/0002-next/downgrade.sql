alter table freight.carriers drop tier, alter rating drop default;
