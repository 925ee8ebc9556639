-- schema: court
-- service: booking

-- name: CancelAndSettle :one
with s as (select court.settle(@player_id) as cents), d as (delete from court.bookings where player_id = @player_id returning booking_id) select s.cents, (select count(*) from d) as cancelled from s;
