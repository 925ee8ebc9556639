-- schema: pay

-- name: A :many
SELECT p.name FROM pay.people p FOR UPDATE OF q;
