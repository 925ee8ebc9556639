-- schema: clinic
-- service: desk

-- name: A :exec
insert into clinic.visits (patient_id, triage) values (@p, 'medium');
