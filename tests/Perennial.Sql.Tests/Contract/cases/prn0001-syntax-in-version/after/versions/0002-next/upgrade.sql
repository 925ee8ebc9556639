create table app.x (id bigint;
