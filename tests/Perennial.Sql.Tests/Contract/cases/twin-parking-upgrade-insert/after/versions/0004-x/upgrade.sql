-- A garage.
insert into garages values (9, 'North', 40);
