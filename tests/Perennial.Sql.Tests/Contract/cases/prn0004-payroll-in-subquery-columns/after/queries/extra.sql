-- schema: pay

-- name: A :many
SELECT name FROM pay.people WHERE person_id IN (SELECT run_id, person_id FROM pay.lines);
