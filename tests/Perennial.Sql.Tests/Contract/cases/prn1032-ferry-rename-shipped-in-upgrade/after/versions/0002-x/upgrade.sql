-- d
alter function free_seats(bigint) rename to vacant_seats;
