drop function free_seats(bigint);
