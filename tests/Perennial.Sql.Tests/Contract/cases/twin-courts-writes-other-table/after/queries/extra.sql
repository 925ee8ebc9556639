-- schema: court
-- service: booking

-- name: Discount :execrows
update court.charges set cents = cents - 1 where player_id = @player_id;
