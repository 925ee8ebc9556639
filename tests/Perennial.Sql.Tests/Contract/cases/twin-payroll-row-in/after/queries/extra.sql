-- schema: pay

-- name: A :many
SELECT name FROM pay.people WHERE (person_id, salary) IN (SELECT person_id, net FROM pay.lines) FOR UPDATE SKIP LOCKED;
