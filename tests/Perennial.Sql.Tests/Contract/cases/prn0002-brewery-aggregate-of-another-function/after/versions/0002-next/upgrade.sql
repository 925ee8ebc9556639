CREATE AGGREGATE median_of(float8 ORDER BY anyelement) (sfunc = int4pl, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
