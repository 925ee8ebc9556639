create table freight.events_2027 partition of freight.events for values from ('2027-01-01') to ('2027-12-31');
