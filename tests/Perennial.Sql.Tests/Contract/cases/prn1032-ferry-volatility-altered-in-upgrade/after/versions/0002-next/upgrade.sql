-- Counts anew each time.
alter function free_seats(bigint) volatile;
