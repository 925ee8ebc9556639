drop table bridges;
