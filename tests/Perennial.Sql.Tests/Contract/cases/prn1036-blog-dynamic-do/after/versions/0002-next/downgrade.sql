drop table blog.likes;
