alter function public.add_fee(integer, integer) cost 5;
