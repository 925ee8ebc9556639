drop function blog.thread_size(bigint);
drop procedure blog.publish(bigint, timestamptz);
drop table blog.comments, blog.posts;
drop type blog.status;
drop schema blog;
