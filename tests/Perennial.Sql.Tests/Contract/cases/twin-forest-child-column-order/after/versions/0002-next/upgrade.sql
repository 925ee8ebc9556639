create table forest.saplings (like forest.trees including defaults including constraints, planted date not null);
alter table forest.saplings inherit forest.trees;
