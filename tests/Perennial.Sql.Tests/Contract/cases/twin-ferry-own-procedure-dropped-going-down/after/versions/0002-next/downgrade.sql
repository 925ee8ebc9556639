drop function sailings();
