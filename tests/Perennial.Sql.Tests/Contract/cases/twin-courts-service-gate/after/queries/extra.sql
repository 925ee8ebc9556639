-- schema: court
-- service: booking

-- name: Mine :many
select booking_id from court.bookings where player_id = @player_id;
