-- Back from version 2 to 1.

create or replace function public.car_fee(cars integer) returns integer language sql immutable return cars * 40;
