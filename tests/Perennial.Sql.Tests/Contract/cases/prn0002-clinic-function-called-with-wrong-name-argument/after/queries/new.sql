-- schema: clinic
-- service: desk

-- name: A :many
select v.visit_id from clinic.visits_of(@p, sinse => now()) v;
