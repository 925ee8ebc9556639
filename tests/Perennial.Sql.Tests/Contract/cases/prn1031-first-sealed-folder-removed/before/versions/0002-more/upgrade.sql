create table app.more (id bigint primary key);
