-- schema: court
-- service: booking

-- name: Fine :exec
insert into court.players (name, email) values (@name, court.settle(1)::text);
