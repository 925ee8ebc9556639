-- schema: court
-- service: booking

-- name: BookTwice :many
select court.book(c.court_no, @player_id, @during) as booking_id from court.courts c;
