alter table freight.carriers rename active to enabled;
