-- name: Median :value
select median(b.dims[1]) from bins b;
