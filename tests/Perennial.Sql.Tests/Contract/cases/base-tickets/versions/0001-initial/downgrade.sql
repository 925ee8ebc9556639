drop table tickets.tickets;
drop function tickets.touch();
drop schema tickets;
