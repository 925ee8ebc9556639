-- schema: auction

-- name: Moved :one
select (@here::point).x + 1 as x;

-- name: Corner :one
select row(1, 2)::point as corner;
