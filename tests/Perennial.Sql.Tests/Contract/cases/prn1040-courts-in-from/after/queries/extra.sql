-- schema: court
-- service: booking

-- name: PayFrom :many
select x.charge_id from court.players p cross join lateral court.charge(p.player_id, 100) as x(charge_id);
