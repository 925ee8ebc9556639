-- schema: clinic
-- service: desk

-- name: fix :exec
-- service: adhoc
update clinic.visits set note = null where visit_id = @visit;
