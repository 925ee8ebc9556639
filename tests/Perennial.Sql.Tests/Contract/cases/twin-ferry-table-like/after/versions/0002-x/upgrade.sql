-- l
create table ships_old (like ships);
