drop table visits_1;
drop table visits;
