alter table zoo.animals alter diet type zoo.diet using diet::zoo.diet;
