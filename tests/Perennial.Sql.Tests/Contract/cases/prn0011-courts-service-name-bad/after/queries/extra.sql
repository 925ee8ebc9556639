-- schema: court
-- service: booking

-- name: Peek :many
-- service: Front Desk
select player_id from court.players;
