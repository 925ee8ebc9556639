-- schema: freight
-- service: dispatch

-- name: A :many
select "l"."leg_id", l."origin" as "Origin Place", (l.place).lat from "freight"."legs" "l" where (l."place")."lon" > 0;
