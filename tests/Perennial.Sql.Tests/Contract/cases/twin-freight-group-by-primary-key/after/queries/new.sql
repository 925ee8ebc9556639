-- schema: freight
-- service: dispatch

-- name: A :many
select c.name, c.email, count(l.leg_id) from freight.carriers c left join freight.legs l using (carrier_id) group by c.carrier_id having count(*) > @least;
