-- g
alter table ships drop column label;
alter table ships drop column cars;
alter table ships add column cars integer generated always as (length(ship)) stored;
alter table ships add column label text generated always as ('MS ' || ship) stored;
