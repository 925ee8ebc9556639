-- schema: pay

-- name: A :many
SELECT sum(row_number() OVER ()) OVER () AS r FROM pay.people;
