-- schema: pay

-- name: Hire :single
INSERT INTO pay.people (name, grade, salary, boss_id) VALUES (@name, @grade, @salary, @boss_id?) RETURNING person_id;

-- name: Team :many
WITH RECURSIVE team AS (
  SELECT person_id, name, 0 AS depth FROM pay.people WHERE person_id = @boss_id
  UNION ALL
  SELECT p.person_id, p.name, t.depth + 1 FROM pay.people p JOIN team t ON p.boss_id = t.person_id
)
SELECT person_id, name, depth FROM team ORDER BY depth, name;

-- name: RaiseAll :execrows
UPDATE pay.people SET salary = salary * (1 + @percent::numeric / 100) WHERE grade = ANY (@grades::pay.grade[]);
