create table blog.early (id int);
