-- schema: clinic
-- service: desk

-- name: A :one
select clinic.end_visit(@visit, 0);
