-- schema: clinic
-- service: desk

-- name: a :many
with x as (select v.visit_id, clinic.charge(v.visit_id, 1) as c from clinic.visits v) select x.visit_id from x;
