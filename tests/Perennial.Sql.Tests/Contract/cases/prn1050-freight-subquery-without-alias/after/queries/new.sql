-- schema: freight
-- service: dispatch

-- name: A :many
select n from (select count(*) as n from freight.legs);
