-- Anew.
drop function free_seats(bigint);
