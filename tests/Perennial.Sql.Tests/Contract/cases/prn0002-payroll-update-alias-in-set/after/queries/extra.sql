-- schema: pay

-- name: A :exec
UPDATE pay.people p SET p.salary = 1 WHERE p.person_id = @id;
