alter table garages validate constraint spots_some;
