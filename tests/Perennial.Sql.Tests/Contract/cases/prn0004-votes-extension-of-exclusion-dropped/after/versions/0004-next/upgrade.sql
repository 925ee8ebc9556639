create extension btree_gist;
create table rooms (room text not null, used daterange not null, exclude using gist (room with =, used with &&));
drop extension btree_gist;
