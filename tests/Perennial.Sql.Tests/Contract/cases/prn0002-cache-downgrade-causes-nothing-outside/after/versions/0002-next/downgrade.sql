create table lost (x nosuchtype);
insert into lost values (1);
