drop table edge.bookings;
