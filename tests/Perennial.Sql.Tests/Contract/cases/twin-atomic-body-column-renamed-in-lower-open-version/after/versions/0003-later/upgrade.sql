create table app.later (id bigint primary key);
