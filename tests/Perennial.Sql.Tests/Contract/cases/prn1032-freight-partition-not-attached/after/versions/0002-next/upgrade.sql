create table freight.events_2027 (like freight.events including all);
