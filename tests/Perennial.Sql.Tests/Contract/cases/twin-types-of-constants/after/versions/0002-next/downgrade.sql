drop table permits;
