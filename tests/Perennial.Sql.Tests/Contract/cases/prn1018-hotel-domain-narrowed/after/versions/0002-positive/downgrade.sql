-- Back from version 2 to 1.

alter domain public.money_amount drop constraint money_amount_check;

alter domain public.money_amount add constraint money_amount_check check (value >= 0);
