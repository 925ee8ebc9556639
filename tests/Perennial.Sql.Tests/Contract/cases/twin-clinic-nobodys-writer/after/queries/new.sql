-- schema: clinic
-- service: desk

-- name: a :exec
select clinic.bump(@visit);
