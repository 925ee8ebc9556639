-- schema: pay

-- name: A :many
SELECT p.name, x.n FROM pay.people p, LATERAL (SELECT count(*) AS n FROM pay.lines l WHERE l.person_id = p.person_id) x;
