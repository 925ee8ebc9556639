drop function probe_avg(int,interval);
drop table probe;
