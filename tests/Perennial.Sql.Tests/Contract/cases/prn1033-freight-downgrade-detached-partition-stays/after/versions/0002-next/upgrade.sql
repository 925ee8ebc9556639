alter table freight.events detach partition freight.events_2025;
drop table freight.events_2025;
