-- schema: clinic
-- service: desk

-- name: a :many
-- service: kiosk
select p.patient_id from clinic.patients p;
