-- schema: freight
-- service: billing

-- name: FindCarrier :one
select c.carrier_id, c.name, c.rating
from freight.carriers c
where c.email = @email;

-- name: RateCarrier :exec
update freight.carriers set rating = @rating where carrier_id = @carrier;

-- name: CarrierNames :many
select c.carrier_id, c.name from freight.carriers c where c.active order by c.name;
