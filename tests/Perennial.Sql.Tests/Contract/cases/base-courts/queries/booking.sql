-- schema: court
-- service: booking

-- name: Book :single
insert into court.bookings (court_no, player_id, during) values (@court_no, @player_id, @during) returning booking_id;

-- name: Cancel :execrows
delete from court.bookings where booking_id = @booking_id;

-- name: FreeCourts :many
select c.court_no from court.courts c where not exists (select from court.bookings b where b.court_no = c.court_no and b.during && @during);
