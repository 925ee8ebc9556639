create sequence kept;

create sequence moved;

create sequence freed;

create table tickets (ticket integer primary key, counter bigint, other bigint);

alter sequence kept owned by tickets.counter;

alter sequence moved owned by tickets.other;
