create schema app;
create table app.kinds (kind text primary key);
