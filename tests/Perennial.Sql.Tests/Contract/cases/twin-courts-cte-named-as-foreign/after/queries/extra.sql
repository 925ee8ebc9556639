-- schema: court
-- service: booking

-- name: CountCharges :one
with settle as (select player_id from court.charges), charge as (select count(*) as n from settle) select charge.n from charge;
