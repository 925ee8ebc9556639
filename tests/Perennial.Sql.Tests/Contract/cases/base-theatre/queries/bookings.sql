-- schema: theatre
-- service: box_office
-- name: Book :batchone
insert into theatre.bookings (show_id, email, tier, seats, price) values (@show_id, @email, @tier, @seats, @price) returning booking_id, net;
-- name: Cancel :execrows
delete from theatre.bookings b using theatre.shows s where s.show_id = b.show_id and b.booking_id = @booking_id and s.premiere > current_date;
-- name: Takings :stream
select s.title, b.tier, sum(b.net) as net, array_agg(distinct b.email) as emails from theatre.bookings b join theatre.shows s using (show_id) group by s.title, b.tier;
-- name: Programme :many
select s.show_id, s.title, lower(s.hours) as starts, upper(s.hours) - lower(s.hours) as lasts from theatre.shows s where s.hours is not null;
