drop function forest.depth_matches(ltree, integer);
create function forest.is_high(t real) returns boolean language sql immutable return t > 30;
