-- Back from version 3 to 2.

drop table public.invoices;
