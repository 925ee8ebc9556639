drop type blog.mood;
drop table blog.moods;
