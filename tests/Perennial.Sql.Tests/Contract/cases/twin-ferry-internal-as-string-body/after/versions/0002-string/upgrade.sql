-- From version 1 to 2: string.

create or replace function public.car_fee(cars integer) returns integer language sql immutable as 'select cars * 40';
