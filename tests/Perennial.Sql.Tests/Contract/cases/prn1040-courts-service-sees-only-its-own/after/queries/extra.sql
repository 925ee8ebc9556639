-- schema: court
-- service: booking

-- name: Pay :one
select court.charge(@player_id, @cents);
