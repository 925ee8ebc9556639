insert into freight.carriers (name) values ('A');
