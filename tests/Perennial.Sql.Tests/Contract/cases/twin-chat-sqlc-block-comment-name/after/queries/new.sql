/* name: A :many */
SELECT id, title FROM rooms WHERE topic ILIKE '%' || sqlc.narg(topic) || '%' OR sqlc.narg(topic) IS NULL;
