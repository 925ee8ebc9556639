-- schema: lab
-- name: Roots :many
select s.id from lab.samples s where s.parent = null;
