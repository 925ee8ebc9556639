-- schema: freight
-- service: dispatch

-- name: A :many
select a.order from "Ops"."Audit Log" a where order > 1;
