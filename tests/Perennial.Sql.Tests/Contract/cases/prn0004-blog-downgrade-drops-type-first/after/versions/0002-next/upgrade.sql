create type blog.mood as enum ('good');
create table blog.moods (mood blog.mood not null);
