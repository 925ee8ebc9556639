drop table sales.names;
