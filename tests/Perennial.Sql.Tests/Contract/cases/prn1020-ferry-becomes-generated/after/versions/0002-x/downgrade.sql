alter table ships drop column cars;
alter table ships add column cars integer not null;
