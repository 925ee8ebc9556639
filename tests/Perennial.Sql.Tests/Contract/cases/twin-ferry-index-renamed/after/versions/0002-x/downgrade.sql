alter index one_seat rename to one_booking;
