create table edge.bookings (room int4range, during tstzrange, primary key (room, during without overlaps));
