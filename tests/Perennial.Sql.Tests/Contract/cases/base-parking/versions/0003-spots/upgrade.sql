-- Garages have spots.
alter table garages add constraint spots_some check (spots > 0) not valid;
