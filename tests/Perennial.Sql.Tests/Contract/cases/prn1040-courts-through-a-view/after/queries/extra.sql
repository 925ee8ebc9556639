-- schema: court
-- service: booking

-- name: Settlements :many
select player_id, cents from court.settlements;
