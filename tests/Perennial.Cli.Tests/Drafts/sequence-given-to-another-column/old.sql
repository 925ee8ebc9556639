create sequence kept;

create sequence moved;

create sequence freed;

create table tickets (ticket integer primary key);

create table places (place integer primary key, number bigint);

alter sequence moved owned by places.number;

alter sequence freed owned by places.place;
