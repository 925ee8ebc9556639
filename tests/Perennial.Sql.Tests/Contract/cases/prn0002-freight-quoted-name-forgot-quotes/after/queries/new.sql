-- schema: freight
-- service: dispatch

-- name: A :many
select a.Id from "Ops"."Audit Log" a;
