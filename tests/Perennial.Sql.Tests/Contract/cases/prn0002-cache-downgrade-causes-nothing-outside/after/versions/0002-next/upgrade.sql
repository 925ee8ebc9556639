insert into lost values (1);
