-- schema: pay

-- name: A :exec
UPDATE pay.people SET salary = 1, salary = 2 WHERE person_id = @id;
