-- schema: clinic
-- service: bill

-- name: bill_of :one
-- raises: P0404 NoBill
select v.visit_id, v.cost, v.ended from clinic.visits v where v.visit_id = @visit;

-- name: unpaid :many
select v.patient_id, sum(v.cost) as owed, count(*) as visits
from clinic.visits v where v.ended is not null group by v.patient_id;
