drop table harbor.leases;
drop extension btree_gist;
