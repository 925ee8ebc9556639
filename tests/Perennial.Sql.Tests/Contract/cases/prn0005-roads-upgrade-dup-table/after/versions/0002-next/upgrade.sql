create table bridges (id int);
