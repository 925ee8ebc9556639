create schema app;
create schema tools;
create extension hstore schema tools;
