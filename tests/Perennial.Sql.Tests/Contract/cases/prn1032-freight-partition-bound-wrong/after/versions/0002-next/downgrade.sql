drop table freight.events_2027;
