alter function vacant_seats(bigint) rename to free_seats;
