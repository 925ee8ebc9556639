-- schema: clinic
-- service: desk

-- name: a :many
select v.visit_id, t.amount from clinic.visits v cross join lateral clinic.total(v.patient_id) t;
