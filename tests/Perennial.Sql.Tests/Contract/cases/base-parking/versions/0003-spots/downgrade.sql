alter table garages drop constraint spots_some;
