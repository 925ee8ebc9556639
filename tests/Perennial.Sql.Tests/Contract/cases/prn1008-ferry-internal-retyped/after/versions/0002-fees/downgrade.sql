-- Back from version 2 to 1.

drop function public.car_fee(integer);

create or replace function public.car_fee(cars integer) returns integer language sql immutable return cars * 40;
