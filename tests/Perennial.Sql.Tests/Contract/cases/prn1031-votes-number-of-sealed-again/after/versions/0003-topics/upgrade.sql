create table topics (id int);
