-- schema: freight
-- service: dispatch

-- name: A :many
merge into freight.carriers c using (select @name::text as name) n on n.name = c.name when not matched by source then delete when not matched then insert (name) values (n.name) returning merge_action(), c.carrier_id;
