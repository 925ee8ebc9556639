drop function freight.get_leg(bigint);
drop function freight.plan_leg(integer, text, text, freight.kilos);
alter table freight.legs alter weight type numeric;
drop domain freight.kilos;
create domain freight.kilos as numeric(12, 2) check (value > 0);
alter table freight.legs alter weight type freight.kilos;
