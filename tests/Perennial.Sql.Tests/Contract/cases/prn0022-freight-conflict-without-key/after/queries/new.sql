-- schema: freight
-- service: dispatch

-- name: A :exec
insert into freight.carriers (name, rating) values (@name, @rating) on conflict (name) do nothing;
