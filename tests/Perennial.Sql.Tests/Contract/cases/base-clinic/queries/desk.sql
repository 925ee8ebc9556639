-- schema: clinic
-- service: desk

-- name: admit :single
insert into clinic.visits (patient_id, triage, note) values (@patient, @triage, @note?) returning visit_id, began;

-- name: waiting :many
-- Who waits, the urgent ones first.
select v.visit_id, p.family_name, p.given_name, v.triage
from clinic.visits v join clinic.patients p using (patient_id)
where v.ended is null
order by v.triage desc, v.began;

-- name: register :single
insert into clinic.patients (family_name, given_name, born) values (@family_name, @given_name?, @born) returning patient_id;
