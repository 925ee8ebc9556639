drop operator forest.## (ltree, integer);
drop function forest.depth_matches(ltree, integer);
drop aggregate forest.tallest(real);
drop table forest.old_trees;
drop table forest.trees;
drop schema forest;
drop extension hstore;
drop extension ltree;
