create extension btree_gist;
create table rooms (room text not null, used daterange not null, constraint rooms_free exclude using gist (lower(room) with =, used with &&));
drop extension btree_gist;
