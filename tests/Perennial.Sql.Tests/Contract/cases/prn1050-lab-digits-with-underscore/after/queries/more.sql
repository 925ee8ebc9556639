-- schema: lab
-- name: Thousand :many
select s.id from lab.samples s limit 1_000;
