-- schema: auction

-- name: Moved :one
select (@here::public.point).x + 1 as x;

-- name: Corner :one
select (row(1, 2)::public.point).y as y;

-- name: Place :one
select (@here::point)[0] as x, point(1, 2) as "place!";
