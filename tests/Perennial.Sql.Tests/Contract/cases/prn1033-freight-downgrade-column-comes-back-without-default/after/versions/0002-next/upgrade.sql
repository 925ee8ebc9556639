alter table freight.carriers add tier integer, alter rating set default 4;
