drop table forest.saplings;
