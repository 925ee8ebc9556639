-- schema: pay

-- name: A :exec
UPDATE pay.runs SET total = sum(l.net) FROM pay.lines l WHERE l.run_id = runs.run_id;
