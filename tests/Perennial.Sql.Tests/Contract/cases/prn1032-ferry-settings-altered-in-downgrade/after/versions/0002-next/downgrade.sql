alter function free_seats(bigint) reset all;
