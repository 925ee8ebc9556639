alter table freight.carriers add tier integer;
