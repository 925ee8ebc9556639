-- Without the rights of the owner.
alter function free_seats(bigint) security invoker;
