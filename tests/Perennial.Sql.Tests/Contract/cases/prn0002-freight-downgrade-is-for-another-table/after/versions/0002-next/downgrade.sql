drop table freight.depot;
