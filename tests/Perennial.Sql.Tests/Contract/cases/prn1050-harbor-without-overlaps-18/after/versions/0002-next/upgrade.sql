create extension btree_gist;
create table harbor.leases (berth text, during daterange, primary key (berth, during without overlaps));
