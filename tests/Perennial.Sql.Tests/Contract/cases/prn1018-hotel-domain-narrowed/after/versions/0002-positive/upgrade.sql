-- From version 1 to 2: positive.

alter domain public.money_amount drop constraint money_amount_check;

alter domain public.money_amount add constraint money_amount_check check (value > 0) not valid;
