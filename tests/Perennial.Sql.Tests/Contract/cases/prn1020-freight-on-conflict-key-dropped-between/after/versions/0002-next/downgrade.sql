alter table freight.carriers add unique (email);
