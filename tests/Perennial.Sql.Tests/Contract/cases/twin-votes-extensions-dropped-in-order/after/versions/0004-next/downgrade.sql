drop table rooms;
drop table tags;
