create table fresh (x nosuchtype);
