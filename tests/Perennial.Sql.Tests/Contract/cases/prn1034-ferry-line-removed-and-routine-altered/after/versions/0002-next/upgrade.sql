alter function public.sailing_on(date) cost 5;
