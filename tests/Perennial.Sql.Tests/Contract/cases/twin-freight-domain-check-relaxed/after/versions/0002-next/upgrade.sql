alter domain freight.kilos drop constraint kilos_check;
alter domain freight.kilos add check (value >= 0);
