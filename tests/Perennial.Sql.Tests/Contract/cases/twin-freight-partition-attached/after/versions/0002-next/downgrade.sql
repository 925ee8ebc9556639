alter table freight.events detach partition freight.events_2027;
drop table freight.events_2027;
