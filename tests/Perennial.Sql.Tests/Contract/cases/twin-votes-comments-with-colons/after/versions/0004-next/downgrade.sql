drop type hue;
drop table hotels;
drop type times;
drop domain share;
drop type span_of_time;
drop materialized view all_polls;
drop view open_polls;
drop table rooms;
