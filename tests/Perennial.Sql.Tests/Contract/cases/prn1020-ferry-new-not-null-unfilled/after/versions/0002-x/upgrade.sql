-- f
alter table ships add column flag text not null;
alter table ships drop column label;
alter table ships add column label text generated always as ('MS ' || ship) stored;
