-- schema: court
-- service: booking

-- name: Fine :exec
select court.log_charge(@player_id, 10);
