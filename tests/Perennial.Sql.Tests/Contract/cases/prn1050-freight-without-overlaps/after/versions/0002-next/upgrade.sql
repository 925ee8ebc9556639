create extension if not exists btree_gist;
create table freight.shifts (c integer, during tstzrange, primary key (c, during without overlaps));
