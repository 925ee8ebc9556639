-- schema: freight
-- service: dispatch

-- name: A :copyfrom
insert into freight.events (leg_id, happened, kind) values (@leg, now(), @kind);
