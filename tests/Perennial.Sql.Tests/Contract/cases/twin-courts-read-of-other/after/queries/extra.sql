-- schema: court
-- service: booking

-- name: Debtors :many
select p.player_id, court.owes(p.player_id) as owes, court.owed_by(p.player_id) as cents from court.players p where court.owes(p.player_id);
