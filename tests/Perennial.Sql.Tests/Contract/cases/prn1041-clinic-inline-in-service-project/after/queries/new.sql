-- schema: clinic
-- service: desk

-- name: a :many
-- inline
select p.patient_id from clinic.patients p;
