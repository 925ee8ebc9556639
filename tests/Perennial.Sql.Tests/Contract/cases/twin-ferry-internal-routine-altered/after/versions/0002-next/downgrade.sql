alter function car_fee(integer) cost 100;
