alter table zoo.animals alter diet type text;
