drop table stadiums;
