-- n
alter index one_booking rename to one_seat;
