alter table freight.legs alter route drop expression;
