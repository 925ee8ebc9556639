DROP AGGREGATE median_of(float8 ORDER BY anyelement);
