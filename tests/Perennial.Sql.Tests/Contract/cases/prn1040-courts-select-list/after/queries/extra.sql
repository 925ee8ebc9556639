-- schema: court
-- service: booking

-- name: BookAndPay :one
select court.charge(b.player_id, 500) as charge_id from court.bookings b where b.booking_id = @booking_id;
