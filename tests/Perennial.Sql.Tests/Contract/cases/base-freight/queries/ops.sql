-- schema: Ops

-- name: Log :exec
insert into "Ops"."Audit Log" ("Who", "order") values (@who, @number);

-- name: LastEntries :many
select a."Id", a."When", a."Who", a."order" from "Ops"."Audit Log" a order by a."Id" desc limit 50;
