-- g
create table stadiums (stadium integer primary key);
