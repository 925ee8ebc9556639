create table app.forgotten (id bigint primary key);
