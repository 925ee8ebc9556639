drop view edge.flat;
drop table edge.totals, edge.events;
drop schema edge;
