-- schema: court
-- service: booking

-- name: Peek :many
-- inline
select player_id from court.players;
