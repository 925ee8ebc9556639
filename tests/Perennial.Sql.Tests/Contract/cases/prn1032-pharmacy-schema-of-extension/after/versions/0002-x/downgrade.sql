drop extension hstore;
drop schema ext;
