-- s
drop function car_fee(integer);
