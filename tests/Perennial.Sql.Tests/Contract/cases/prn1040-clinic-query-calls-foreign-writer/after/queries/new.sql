-- schema: clinic
-- service: desk

-- name: close_and_charge :value
select clinic.charge(@visit, @amount);
