-- From version 1 to 2: fees.

drop function public.car_fee(integer);

create or replace function public.car_fee(cars integer) returns numeric language sql immutable return cars * 40.5;
