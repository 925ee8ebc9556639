-- After the upgrade, while services run: each statement is a step of its own.

alter domain public.money_amount validate constraint money_amount_check;
