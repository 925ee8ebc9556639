-- schema: pay

-- name: A :many
INSERT INTO pay.people (name, grade, salary) SELECT x.name, 'lead', x.salary FROM unnest(@names::text[], @salaries::numeric[]) AS x(name, salary) RETURNING person_id, grade;
