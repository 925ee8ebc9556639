create table freight.events_2027 (like freight.events including defaults);
alter table freight.events attach partition freight.events_2027 for values from ('2027-01-01') to ('2028-01-01');
