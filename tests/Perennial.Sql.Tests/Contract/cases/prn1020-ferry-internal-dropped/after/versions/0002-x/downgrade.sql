create function car_fee(cars integer) returns integer language sql immutable return cars * 40;
