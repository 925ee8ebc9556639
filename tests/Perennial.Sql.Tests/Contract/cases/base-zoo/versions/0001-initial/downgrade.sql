drop view zoo.overview;
drop table staff_zoo.cares, staff_zoo.keepers, zoo.animals;
drop type zoo.diet;
drop schema staff_zoo;
drop schema zoo;
