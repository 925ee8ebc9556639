create extension citext with schema app;
create table app.people (name app.citext primary key);
