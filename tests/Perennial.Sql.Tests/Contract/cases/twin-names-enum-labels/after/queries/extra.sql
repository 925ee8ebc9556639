-- name: Colors :many
select c.x as color from unnest(enum_range(null::color)) as c(x);
