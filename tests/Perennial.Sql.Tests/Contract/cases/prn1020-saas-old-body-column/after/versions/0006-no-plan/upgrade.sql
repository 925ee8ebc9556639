-- From version 5 to 6: no plan.

alter table public.tenants drop column plan;
