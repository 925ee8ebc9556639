drop table freight.shifts;
drop extension btree_gist;
