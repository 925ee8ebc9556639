\set x 1
update roads set name = :x;
