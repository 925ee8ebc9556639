drop table freight.depots;
