drop table members;
drop extension hstore;
drop extension citext;
