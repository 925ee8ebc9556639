-- schema: pay

-- name: A :exec
UPDATE pay.runs r SET total = (SELECT sum(l.net) FROM pay.lines l WHERE l.run_id = r.run_id), month = r.month WHERE r.run_id = @id;
