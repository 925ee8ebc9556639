alter table zoo.animals alter id type int;
